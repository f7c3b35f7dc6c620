// SPDX-License-Identifier: Apache-2.0
package example;

import dev.headwater.conformance.Conformance;
import dev.headwater.conformance.ConformanceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An author of an installer, who puts a scenario of the rule to it; the installer takes everything from the public index. */
public final class Kit {
    private static final String ANSWER =
            """
            cat >question.json
            echo '{"outcome": "resolved", "packages": [{"name": "kettle", "version": "1.0", "index": "public"}]}'
            """;

    private Kit() {}

    /** Prints who was asked what, and who does not keep the rule. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kit");
        Conformance kit = Conformance.builder(folder)
                .subject("mine", List.of("sh", "-c", ANSWER))
                .only("ownership/pin-leads-to-an-on-demand-index"::equals)
                .build();
        ConformanceReport report = kit.run();
        System.out.println(kit.subjects() + ", " + kit.scenarioCount() + " scenario");
        System.out.println("against the rule: " + report.against());
        System.out.println(report.html().contains("<html") + ", " + report.json().startsWith("{"));
        Files.delete(folder);
    }
}
