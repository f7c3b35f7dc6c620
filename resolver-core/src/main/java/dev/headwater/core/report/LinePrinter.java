// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;

/**
 * Lays JSON out so that people can read, search and compare it by lines: one line for each field of an object and for
 * each element of an array in it, without breaks further in. An object is the outermost one, or one of several in its
 * only array.
 */
final class LinePrinter implements PrettyPrinter {
    private final int deepest;
    private int depth;

    private LinePrinter(int deepest) {
        this.deepest = deepest;
    }

    /** {@return a printer for one object} */
    static LinePrinter ofOne() {
        return new LinePrinter(2);
    }

    /** {@return a printer for an object that has several in an array} */
    static LinePrinter ofSeveral() {
        return new LinePrinter(4);
    }

    /** Objects stand at odd depths and arrays at even ones wherever lines are broken. */
    private boolean breaks(boolean isObject) {
        return depth <= deepest && (depth % 2 == 1) == isObject;
    }

    private static String line(int depth) {
        return "\n" + "  ".repeat(depth);
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw('\n');
    }

    @Override
    public void writeStartObject(JsonGenerator json) throws IOException {
        json.writeRaw('{');
        depth++;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
        if (breaks(true)) {
            json.writeRaw(line(depth));
        }
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        json.writeRaw(breaks(true) ? "," + line(depth) : ", ");
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) throws IOException {
        boolean ownLine = breaks(true) && entries > 0;
        depth--;
        json.writeRaw(ownLine ? line(depth) + "}" : "}");
    }

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
        json.writeRaw('[');
        depth++;
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
        if (breaks(false)) {
            json.writeRaw(line(depth));
        }
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(breaks(false) ? "," + line(depth) : ", ");
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
        boolean ownLine = breaks(false) && values > 0;
        depth--;
        json.writeRaw(ownLine ? line(depth) + "]" : "]");
    }
}
