// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForwardingIndexTest {
    static Stream<Method> questions() {
        return Stream.of(PackageIndex.class.getMethods());
    }

    /** One that is left to the interface would be answered as by an index that brings nothing. */
    @ParameterizedTest
    @MethodSource("questions")
    void passesEveryQuestionOn(Method question) {
        assertThat(ForwardingIndex.class.getDeclaredMethods()).anySatisfy(method -> {
            assertThat(method.getName()).isEqualTo(question.getName());
            assertThat(List.of(method.getParameterTypes())).isEqualTo(List.of(question.getParameterTypes()));
        });
    }
}
