import { expect } from 'chai';
import { listen } from '../../server/listener.ts';

describe('a listener', () => {
  it('answers requests that came before it had a handler, once it has one', async () => {
    const listener = await listen('127.0.0.1', 0);
    const early = [1, 2].map(async (id) => {
      const response = await fetch(`http://127.0.0.1:${listener.port}/${id}`, {
        method: 'POST',
        body: `${id}`,
      });
      return response.text();
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    listener.serve((request, response) => {
      request.setEncoding('utf8').on('data', (body: string) => response.end(`${request.url ?? ''} ${body}`));
    });
    expect(await Promise.all(early)).to.deep.equal(['/1 1', '/2 2']);
    const later = await fetch(`http://127.0.0.1:${listener.port}/3`, { method: 'POST', body: '3' });
    expect(await later.text()).to.equal('/3 3');
    await listener.close();
  });
});
