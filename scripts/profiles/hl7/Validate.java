// Runs the official HL7 validator over a folder of resources. Run as a single source file:
//   java -cp "lib/*" Validate.java <folder of profiles> <folder of resources>
// One line per error on standard output, "file: location: message"; exit status 1 if there is any.

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;

public class Validate {
  public static void main(String[] args) throws IOException {
    FhirContext context = FhirContext.forR4();
    PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(context);
    for (Path file : jsonFiles(Path.of(args[0]))) {
      IBaseResource resource = context.newJsonParser().parseResource(Files.readString(file));
      if (resource instanceof MetadataResource) ours.addResource(resource);
    }
    FhirInstanceValidator engine =
        new FhirInstanceValidator(
            new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                ours,
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context)));
    // LOINC, SNOMED CT and HL7's non-adherence reasons are not at hand: their codes are not looked up.
    engine.setErrorForUnknownProfiles(true);
    FhirValidator validator = context.newValidator().registerValidatorModule(engine);
    boolean isValid = true;
    for (Path file : jsonFiles(Path.of(args[1]))) {
      for (SingleValidationMessage message : validator.validateWithResult(Files.readString(file)).getMessages()) {
        if (message.getSeverity().compareTo(ResultSeverityEnum.ERROR) < 0) continue;
        isValid = false;
        System.out.println(
            file.getFileName() + ": " + message.getLocationString() + ": " + message.getMessage());
      }
    }
    System.exit(isValid ? 0 : 1);
  }

  private static List<Path> jsonFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
