// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.text.Shown;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One key of a policy as documents write it: its name, the form of its values, what holds where it is not written, and
 * the one canonical text of each value. {@link PolicyKeys} lists them.
 *
 * <pre>{@code
 * PolicyKeys.COOL_DOWN.parse(List.of("PT168H"));                // seven days
 * PolicyKeys.COOL_DOWN.texts(Duration.ofHours(168));            // [P7D]
 * }</pre>
 *
 * @param <T> the type of its values
 * @since 0.1.0
 */
public final class PolicyKey<T> {
    /** How a document writes the values of a key. */
    public enum Form {
        /** One text. */
        TEXT,
        /** A list of texts. */
        TEXTS,
        /** One whole number, not negative. */
        NUMBER,
        /** A list of whole numbers. */
        NUMBERS,
        /** True or false. */
        FLAG,
        /** A date. */
        DATE,
        /** A table of texts by name. Its texts are name, value, name, value. */
        TABLE,
        /**
         * A list of tables. Its texts are key and value, key and value, once for each item of a list; {@code url} or
         * {@code path} begins a table.
         */
        TABLES
    }

    /** Of which kinds of indexes a key says something. */
    enum Scope {
        /** Of all. */
        ANY,
        /** Of all but distributors' feeds. */
        FILES,
        /** Of those on the network, and of a compiled feed. */
        LOCATED,
        /** Of distributors' feeds. */
        FEEDS,
        /** Of those that are compiled when they are read. */
        REPOSITORIES,
        /** Of compiled feeds. */
        COMPILED
    }

    /** What a key is about. */
    enum Subject {
        /** Which answers there are: part of the digest. */
        ANSWER,
        /** Which answers there are, by how an index on the network is asked: part of the digest. */
        NETWORK_ANSWER,
        /** How long something may take or be kept: no part of the digest. */
        TIME
    }

    private final String name;
    private final KeyType<T> type;
    private final @Nullable T initial;
    private final Subject subject;
    private final Scope scope;

    PolicyKey(String name, KeyType<T> type, @Nullable T initial, Subject subject) {
        this(name, type, initial, subject, Scope.ANY);
    }

    private PolicyKey(String name, KeyType<T> type, @Nullable T initial, Subject subject, Scope scope) {
        this.name = name;
        this.type = type;
        this.initial = initial;
        this.subject = subject;
        this.scope = scope;
    }

    /** {@return the same key, of some kinds of indexes alone} */
    PolicyKey<T> of(Scope kinds) {
        return new PolicyKey<>(name, type, initial, subject, kinds);
    }

    /** {@return whether it says something of an index of a kind; what a host supplies may be of any} */
    public boolean isOf(IndexKind kind) {
        return switch (scope) {
            case ANY -> true;
            case FILES -> !kind.isFeed();
            case LOCATED -> !kind.isRepository();
            case FEEDS -> kind.isFeed() || kind == IndexKind.SUPPLIED;
            case REPOSITORIES -> kind.isRepository() || kind == IndexKind.SUPPLIED;
            case COMPILED -> kind == IndexKind.FEED || kind == IndexKind.SUPPLIED;
        };
    }

    /** {@return the word that documents write: {@code known-project}} */
    public String name() {
        return name;
    }

    /** {@return how documents write its values} */
    public Form form() {
        return type.form();
    }

    /** {@return what holds where the key is not written; empty for a key that must be written, or may be left open} */
    public Optional<T> initial() {
        return Optional.ofNullable(initial);
    }

    /** {@return whether it tells how an index on the network is asked, and says nothing of recorded answers} */
    public boolean isOfNetwork() {
        return subject == Subject.NETWORK_ANSWER;
    }

    /** {@return whether its value can change an answer, and so is part of {@link IndexPolicy#digest()}} */
    public boolean isDigested() {
        return subject != Subject.TIME;
    }

    /**
     * Reads a value: of one text, of one for each item of a list, of the digits of a number, of {@code true} or
     * {@code false}.
     *
     * @throws InvalidPolicyException if the texts are no value of this key; its key is {@link #name()}
     */
    public T parse(List<String> texts) {
        try {
            return type.parse(texts);
        } catch (InvalidTextException e) {
            throw new InvalidPolicyException(
                    name,
                    Shown.quoted(e.text()) + " is not allowed here: expected " + e.expected() + ", at position "
                            + e.position());
        } catch (IllegalArgumentException e) {
            throw new InvalidPolicyException(name, String.valueOf(e.getMessage()));
        }
    }

    /** {@return the canonical texts of a value: one, or one for each item of a list, in its order} */
    public List<String> texts(T value) {
        return type.texts(value);
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return name;
    }
}
