// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import dev.headwater.conformance.scenario.KeptLock;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A lock file that who breaks a sentence writes, or reads, otherwise. As it keeps its text, it is for one scenario.
 */
final class TwinLock implements KeptLock {
    private final KeptLock kept = KeptLock.inMemory();
    private final UnaryOperator<String> written;
    private final UnaryOperator<String> read;

    TwinLock(UnaryOperator<String> written, UnaryOperator<String> read) {
        this.written = written;
        this.read = read;
    }

    @Override
    public Optional<String> text() {
        return kept.text().map(read);
    }

    @Override
    public void write(String text) {
        kept.write(written.apply(text));
    }

    /** {@return a lock without its tables whose text has a match} */
    static UnaryOperator<String> withoutTables(String regex) {
        return lock -> {
            StringBuilder rest = new StringBuilder();
            for (String table : lock.split("(?m)^(?=\\[)", -1)) {
                rest.append(table.matches("(?s)" + regex) ? "" : table);
            }
            return rest.toString();
        };
    }
}
