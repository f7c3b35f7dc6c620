// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.simple.PageNote;
import org.junit.jupiter.api.Test;

class PageBasisTest {
    private final ProjectPage page = new EmptyPage(ProjectName.parse("lib"));
    private final PageBasis basis = new PageBasis(page, new int[] {1, 2}, note("two files left out"));

    private static PageNote note(String text) {
        return PageNote.builder().say("left-out", text).build();
    }

    @Test
    void isTheSameWhereAllOfItIs() {
        assertThat(basis.isSame(new PageBasis(page, new int[] {1, 2}, note("two files left out"))))
                .isTrue();
    }

    @Test
    void isAnotherWhereAnyOfItIs() {
        ProjectPage readAgain = new EmptyPage(ProjectName.parse("lib"));

        assertThat(basis.isSame(new PageBasis(readAgain, new int[] {1, 2}, note("two files left out"))))
                .isFalse();
        assertThat(basis.isSame(new PageBasis(page, new int[] {1}, note("two files left out"))))
                .isFalse();
        assertThat(basis.isSame(new PageBasis(page, new int[] {1, 2}, note("three files left out"))))
                .isFalse();
    }
}
