// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.junit.jupiter.api.Test;

/** The listener that hears the end of a build, in front of the one that was there. */
class SessionEndTest {
    private final List<String> heard = new ArrayList<>();

    private final ExecutionListener former = new AbstractExecutionListener() {
        @Override
        public void projectStarted(ExecutionEvent event) {
            heard.add("project");
        }

        @Override
        public void mojoFailed(ExecutionEvent event) {
            throw new IllegalStateException("of the former");
        }

        @Override
        public void sessionEnded(ExecutionEvent event) {
            heard.add("former");
        }
    };

    @Test
    void isHeardBeforeTheFormerListener() {
        ExecutionListener listener = SessionEnd.before(former, () -> heard.add("end"));

        listener.projectStarted(null);
        listener.sessionEnded(null);

        assertThat(heard).containsExactly("project", "end", "former");
    }

    @Test
    void isHeardWhereNobodyListened() {
        ExecutionListener listener = SessionEnd.before(null, () -> heard.add("end"));

        listener.projectStarted(null);
        listener.sessionEnded(null);

        assertThat(heard).containsExactly("end");
    }

    /** Maven sees what the former one threw, as if nobody stood before it. */
    @Test
    void handsOnWhatTheFormerThrows() {
        ExecutionListener listener = SessionEnd.before(former, () -> heard.add("end"));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> listener.mojoFailed(null))
                .withMessage("of the former");
    }

    @Test
    void isOneOfTheListenersThatMavenKnows() {
        ExecutionListener listener = SessionEnd.before(former, () -> heard.add("end"));

        assertThat(listener.toString()).contains("SessionEnd");
        assertThat(listener.hashCode()).isEqualTo(listener.hashCode());
    }
}
