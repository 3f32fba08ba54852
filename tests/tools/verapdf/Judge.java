import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Asks veraPDF about one file: `Judge FILE FLAVOUR...`; per flavour one line "flavour yes|no assertions", then the clauses that failed. */
public class Judge {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var foundry = Foundries.defaultInstance();
        for (int place = 1; place < arguments.length; place++) {
            var flavour = PDFAFlavour.fromString(arguments[place]);
            try (var file = new FileInputStream(arguments[0]);
                    var parser = foundry.createParser(file, flavour);
                    var validator = foundry.createValidator(flavour, false)) {
                var verdict = validator.validate(parser);
                System.out.printf("%s %s %d%n", arguments[place], verdict.isCompliant() ? "yes" : "no", verdict.getTotalAssertions());
                verdict.getTestAssertions().stream()
                        .filter(one -> one.getStatus() == TestAssertion.Status.FAILED)
                        .map(one -> "  " + one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber() + " " + one.getMessage())
                        .distinct()
                        .forEach(System.out::println);
            }
        }
    }
}
