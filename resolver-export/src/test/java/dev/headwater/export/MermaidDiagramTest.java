// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.export.inventory.Inventory;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MermaidDiagramTest {
    private static String text(Solutions solutions) {
        return MermaidDiagram.of(Inventory.of(solutions.resolved(), Solutions.POLICY))
                .text();
    }

    @Test
    void drawsABoxForEachPackageInTheColourOfItsSupplier() {
        assertThat(text(Solutions.usual())).isEqualTo("""
                graph LR
                  n0["app 1.0"]:::s1
                  n1["lib 1.2.3"]:::s1
                  n2(["six 1.16.0<br/>python3-six 1.16.0-4"]):::s0
                  n0 --> n1
                  n0 --> n2
                  n1 --> n2
                  subgraph legend["supplied by"]
                    l0(["debian"]):::s0
                    l1["public"]:::s1
                  end
                  classDef s0 fill:#dbeafe,stroke:#1d4ed8,color:#111827
                  classDef s1 fill:#fde7c3,stroke:#b45309,color:#111827
                """);
    }

    @Test
    void whatIsInALabelStaysInIt() {
        String text = text(Solutions.usual()
                .provided(
                        "evil",
                        "1.0",
                        "x\"]) --> n0\n%%{init: {}}%%\nclick n0 \"javascript:alert(1)\"",
                        "`**1**`</br>"));

        assertThat(text.lines())
                .filteredOn(line -> line.contains("evil"))
                .containsExactly("  n1([\"evil 1.0<br/>x#34;#93;#41; --#62; n0#10;#37;#37;#123;init#58; #123;#125;#125;"
                        + "#37;#37;#10;click n0 #34;javascript#58;alert#40;1#41;#34; #96;#42;#42;1#42;#42;#96;"
                        + "#60;#47;br#62;\"]):::s0");
        assertThat(text.lines()).noneMatch(line -> line.contains("javascript:") || line.contains("%%"));
    }

    @Test
    void isTheSameInAnyOrderAndLocale() {
        String expected = text(Solutions.of(40));
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(MermaidDiagram.of(Inventory.of(Solutions.of(40).shuffled(3), Solutions.POLICY))
                            .text())
                    .isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void saysWhenItHasMoreArrowsThanAreUsuallyDrawn() {
        assertThat(text(Solutions.of(40))).doesNotContain("maxEdges");
        assertThat(text(Solutions.of(300)))
                .contains("%% ", " arrows: whoever draws this has to set Mermaid's maxEdges");
    }
}
