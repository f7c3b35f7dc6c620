// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileNamesTest {
    private static FileNames of(String... names) {
        return new FileNames(names.length, List.of(names)::get);
    }

    @Test
    void eachFileIsFoundByItsName() {
        FileNames names = of("b", "a", "Aa", "BB", "lib-1.0.tar.gz");

        assertThat(names.find("a")).hasValue(1);
        assertThat(names.find("b")).hasValue(0);
        // These two have one hash in Java.
        assertThat(names.find("Aa")).hasValue(2);
        assertThat(names.find("BB")).hasValue(3);
        assertThat(names.find("lib-1.0.tar.gz")).hasValue(4);
    }

    @Test
    void noOtherNameIsFound() {
        assertThat(of("b", "a").find("c")).isEmpty();
        assertThat(of("b", "a").find("")).isEmpty();
        assertThat(of().find("a")).isEmpty();
    }
}
