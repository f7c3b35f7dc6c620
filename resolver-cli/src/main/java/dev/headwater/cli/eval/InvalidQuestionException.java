// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.eval;

/** A line that is no question. */
final class InvalidQuestionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidQuestionException(String message) {
        super(message);
    }
}
