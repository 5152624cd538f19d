/** The platform's own WebCrypto, under the name fhirclient imports. */
export default globalThis.crypto;
