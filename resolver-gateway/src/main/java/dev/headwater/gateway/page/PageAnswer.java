// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

/** What there is to answer about a project. */
public sealed interface PageAnswer {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return in a line, for a log, what became of it where no file is served; empty where files are} */
    String refusal();

    /**
     * A page, perhaps without files.
     *
     * @param page the page
     */
    record Listed(ServedPage page) implements PageAnswer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.listed(this);
        }

        @Override
        public String refusal() {
            return page.refusal();
        }
    }

    /**
     * No index has it.
     *
     * @param text who was asked
     */
    record Absent(String text) implements PageAnswer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.absent(this);
        }

        @Override
        public String refusal() {
            return "";
        }
    }

    /**
     * Nobody knows: an index that has to say did not.
     *
     * @param text which, and what came of it
     */
    record Unavailable(String text) implements PageAnswer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unavailable(this);
        }

        @Override
        public String refusal() {
            return text.lines().findFirst().orElse("");
        }
    }

    /**
     * One method for each case.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for a page} */
        R listed(Listed answer);

        /** {@return the result for a project that no index has} */
        R absent(Absent answer);

        /** {@return the result for a question without an answer} */
        R unavailable(Unavailable answer);
    }
}
