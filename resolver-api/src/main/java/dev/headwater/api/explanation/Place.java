// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.explanation;

import dev.headwater.api.index.IndexId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A place where something is said that a resolution goes by.
 *
 * <p>{@link Object#toString()} names the place as people write it: {@code requirements.txt:3}. Files are named as they
 * were given; nothing here is looked up.
 *
 * @since 0.1.0
 */
public sealed interface Place {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return a place in a file, by its line from 1} */
    static Place inFile(String file, int line) {
        return new InFile(file, OptionalInt.of(line));
    }

    /** {@return a file as a whole} */
    static Place inFile(String file) {
        return new InFile(file, OptionalInt.empty());
    }

    /** {@return the request itself, as a program makes it} */
    static Place inRequest(String argument) {
        return new Argument("the request", argument);
    }

    /**
     * A file that a person wrote.
     *
     * @param file the file, as it was named
     * @param line the line, from 1; empty for the file as a whole
     */
    record InFile(String file, OptionalInt line) implements Place {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inFile(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof InFile that && file.equals(that.file) && line.equals(that.line);
        }

        @Override
        public int hashCode() {
            return 31 * file.hashCode() + line.hashCode();
        }

        @Override
        public String toString() {
            return line.isPresent() ? file + ":" + line.getAsInt() : file;
        }
    }

    /**
     * An argument of a command, or of a call of the library.
     *
     * @param giver what it was given by, for people: "the command line", "the request"
     * @param argument the argument, without secrets
     */
    record Argument(String giver, String argument) implements Place {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.argument(this);
        }

        @Override
        public String toString() {
            return giver;
        }
    }

    /**
     * What an index says.
     *
     * @param index the index; empty for a file at a URL that the request names
     * @param file the name of the file whose metadata or listing says it; empty for the page as a whole
     */
    record InIndex(Optional<IndexId> index, Optional<String> file) implements Place {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inIndex(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof InIndex that && index.equals(that.index) && file.equals(that.file);
        }

        @Override
        public int hashCode() {
            return 31 * index.hashCode() + file.hashCode();
        }

        @Override
        public String toString() {
            String where = index.map(IndexId::value).orElse("the URL in the request");
            return file.map(name -> name + " of " + where).orElse(where);
        }
    }

    /**
     * An overlay.
     *
     * @param id its id
     */
    record InOverlay(String id) implements Place {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inOverlay(this);
        }

        @Override
        public String toString() {
            return "the overlay " + id;
        }
    }

    /**
     * One method for each case, so that a new case breaks the build where it must be handled.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for a file that a person wrote} */
        R inFile(InFile place);

        /** {@return the result for an argument} */
        R argument(Argument place);

        /** {@return the result for what an index says} */
        R inIndex(InIndex place);

        /** {@return the result for an overlay} */
        R inOverlay(InOverlay place);
    }
}
