// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.eval;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.headwater.api.InvalidInputException;
import dev.headwater.api.InvalidTextException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads questions, one a line, and writes an answer to each, in order. An answer is written before more input is waited
 * for, so that a program at the other end may ask one by one.
 */
public final class Evaluation {
    /** Longer lines are refused; the longest text that a specification allows is far below. */
    private static final int LONGEST_LINE = 4 << 20;

    private static final int BUFFER = 1 << 16;

    private final JsonFactory factory = new JsonFactory();
    private final Oracle oracle;
    private final InputStream in;
    private final OutputStream out;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream(256);

    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private byte[] line = new byte[BUFFER];

    /**
     * Prepares to answer what comes from one stream on another.
     *
     * @param clock tells the time where a question is about it and does not say it
     */
    public Evaluation(InputStream in, OutputStream out, Clock clock) {
        this.oracle = new Oracle(clock);
        this.in = in;
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    /** Answers until the input ends. */
    public void run() throws IOException {
        for (int length = readLine(); length >= 0; length = readLine()) {
            if (length > 0) {
                out.write(answer(length));
                out.write('\n');
            }
        }
        out.flush();
    }

    /** Reads a line without its end; returns its length, or -1 at the end of the input. One too long is cut. */
    private int readLine() throws IOException {
        int length = 0;
        while (true) {
            if (from == to && !fill()) {
                return length == 0 ? -1 : length;
            }
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            int count = Math.min(end - from, LONGEST_LINE + 1 - length);
            if (length + count > line.length) {
                line = Arrays.copyOf(line, Math.max(length + count, line.length * 2));
            }
            System.arraycopy(buffer, from, line, length, count);
            length += count;
            from = end;
            if (from < to) {
                from++;
                return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
            }
        }
    }

    private boolean fill() throws IOException {
        if (in.available() == 0) {
            out.flush();
        }
        from = 0;
        to = Math.max(in.read(buffer), 0);
        return to > 0;
    }

    private byte[] answer(int length) throws IOException {
        if (length > LONGEST_LINE) {
            return fault(null, "a question has at most " + LONGEST_LINE + " bytes", 0);
        }
        Question question;
        try (JsonParser json = factory.createParser(line, 0, length)) {
            question = Question.read(json);
        } catch (JsonProcessingException e) {
            long place =
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
            return fault(null, "not JSON: " + e.getOriginalMessage(), (int) place);
        } catch (InvalidQuestionException e) {
            return fault(null, String.valueOf(e.getMessage()), 0);
        }
        try {
            return answer(question);
        } catch (InvalidTextException e) {
            return fault(question, String.valueOf(e.getMessage()), e.position());
        } catch (InvalidQuestionException | InvalidInputException e) {
            return fault(question, String.valueOf(e.getMessage()), 0);
        }
    }

    private byte[] answer(Question question) throws IOException {
        answer.reset();
        try (JsonGenerator json = factory.createGenerator(answer)) {
            json.writeStartObject();
            writeId(question, json);
            oracle.answer(question, json);
            json.writeEndObject();
        }
        return answer.toByteArray();
    }

    private byte[] fault(@Nullable Question question, String message, int position) throws IOException {
        answer.reset();
        try (JsonGenerator json = factory.createGenerator(answer)) {
            json.writeStartObject();
            if (question != null) {
                writeId(question, json);
            }
            json.writeStringField("error", message);
            json.writeNumberField("position", position);
            json.writeEndObject();
        }
        return answer.toByteArray();
    }

    private static void writeId(Question question, JsonGenerator json) throws IOException {
        if (!question.has("id")) {
            return;
        }
        Object id = question.any("id");
        json.writeFieldName("id");
        if (id instanceof Question.Verbatim number) {
            json.writeNumber(number.text());
        } else if (id instanceof String text) {
            json.writeString(text);
        } else {
            // Nothing else is an id; null says that it was not understood, and the answer stands all the same.
            json.writeNull();
        }
    }
}
