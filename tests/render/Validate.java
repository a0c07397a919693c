// Validates a PDF with veraPDF's classes: java -cp JARS Validate.java FILE FLAVOUR. Prints a line for every failed rule.

import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

public class Validate {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var flavour = PDFAFlavour.fromString(arguments[1]);
        try (var file = new FileInputStream(arguments[0]);
                var parser = Foundries.defaultInstance().createParser(file, flavour)) {
            var result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
            for (TestAssertion failed : result.getTestAssertions()) {
                System.out.println(failed.getRuleId().getClause() + ": " + failed.getMessage() + " " + failed.getLocation());
            }
            System.out.println(result.getPDFAFlavour().getId() + " " + result.getTotalAssertions() + " checks, compliant: "
                    + result.isCompliant());
        }
    }
}
