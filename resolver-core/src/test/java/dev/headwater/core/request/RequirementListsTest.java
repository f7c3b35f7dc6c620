// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.tag.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequirementListsTest {
    private static final Target TARGET = Target.cpython("3.11", List.of("win_amd64"));

    private final RequirementLists lists = new RequirementLists(TARGET);
    private final DependencyReader reader = new DependencyReader(TARGET.environment());

    @Test
    void neighboursThatRequireTheSameHaveOneList() {
        RequirementLists.Read first = read("Name: a\nVersion: 1\nRequires-Dist: b>=1\nRequires-Dist: c\n");
        RequirementLists.Read second = read("Name: A\nVersion: 2\nSummary: x\nREQUIRES-DIST: b>=1\nRequires-Dist: c\n");

        assertThat(second.required()).isSameAs(first.required());
        assertThat(texts(second)).containsExactly("b>=1", "c");
    }

    @Test
    void aRequirementMoreOrLessOrInAnotherPlaceIsReadAnew() {
        read("Name: a\nVersion: 1\nRequires-Dist: b\nRequires-Dist: c\n");

        assertThat(texts(read("Name: a\nVersion: 2\nRequires-Dist: c\nRequires-Dist: b\n")))
                .containsExactly("c", "b");
        assertThat(texts(read("Name: a\nVersion: 3\nRequires-Dist: c\n"))).containsExactly("c");
        assertThat(texts(read("Name: a\nVersion: 4\n"))).isEmpty();
        assertThat(texts(read("Name: a\nVersion: 5\nRequires-Dist: c\n"))).containsExactly("c");
    }

    @Test
    void ofTwoThatDifferInThePythonThatTheyRequireEachSaysItsOwn() {
        assertThat(read("Name: a\nVersion: 1\nRequires-Dist: b\nRequires-Python: >=3.8\n")
                        .admitsPython())
                .isTrue();
        assertThat(read("Name: a\nVersion: 2\nRequires-Dist: b\nRequires-Python: <3\n")
                        .admitsPython())
                .isFalse();
        assertThat(read("Name: a\nVersion: 3\nRequires-Dist: b\n").admitsPython())
                .isTrue();
        assertThat(read("Name: a\nVersion: 4\nRequires-Dist: b\nRequires-Python: >=3, of course\n")
                        .admitsPython())
                .isFalse();
    }

    @Test
    void oneThatCannotBeDecodedIsNotTakenForItsNeighbour() {
        byte[] bytes =
                "Name: a\nVersion: 1\nRequires-Dist: b; os_name == '\u00e9'\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(texts(lists.of(CoreMetadata.parse(bytes), reader::read))).isEmpty();
        assertThat(texts(read("Name: a\nVersion: 2\nRequires-Dist: b; os_name == '\u00e9'\n")))
                .hasSize(1);
        assertThat(texts(lists.of(CoreMetadata.parse(bytes), reader::read))).isEmpty();
    }

    private RequirementLists.Read read(String metadata) {
        return lists.of(CoreMetadata.parse("Metadata-Version: 2.1\n" + metadata), reader::read);
    }

    private static List<String> texts(RequirementLists.Read read) {
        return read.required().all().stream().map(Dependency::text).toList();
    }
}
