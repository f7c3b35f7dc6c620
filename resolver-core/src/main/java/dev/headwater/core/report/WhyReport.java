// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.text.Shown;
import dev.headwater.core.why.Why;
import dev.headwater.core.why.WhyVersion;

/**
 * Why a project, or a version of it, is in an answer or not, as people and as programs read it.
 *
 * @since 0.1.0
 */
public final class WhyReport {
    private final String text;
    private final String json;

    private WhyReport(String text, String json) {
        this.text = text;
        this.json = json;
    }

    /** {@return the report of why a project is in an answer or not} */
    public static WhyReport of(Why why) {
        String text = Shown.lines(why.accept(new WhyText()));
        return new WhyReport(text, WhyJson.of(why, text));
    }

    /** {@return the report of why a version is the answer or not} */
    public static WhyReport of(WhyVersion why) {
        String text = Shown.lines(why.accept(new WhyText()));
        return new WhyReport(text, WhyJson.of(why, text));
    }

    /** {@return a sentence, then what it rests on: chains, files, requirements or steps of a proof} */
    public String text() {
        return text;
    }

    /** {@return one JSON object of schema 2, with a line for each field, chain, file and step, and a line feed} */
    public String json() {
        return json;
    }

    @Override
    public String toString() {
        return text;
    }
}
