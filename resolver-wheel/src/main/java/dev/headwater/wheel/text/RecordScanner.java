// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.text;

import dev.headwater.api.DamagedArchiveException;
import java.util.ArrayList;
import java.util.List;

/** Takes a RECORD apart in one pass: values between commas, quoted where they need it, as in any CSV file. */
final class RecordScanner {
    private static final int VALUES = 3;

    private final String text;
    private final int most;
    private final List<RecordLine> lines = new ArrayList<>();
    private int at;

    private RecordScanner(String text, int most) {
        this.text = text;
        this.most = most;
    }

    static List<RecordLine> lines(String text, int most) throws DamagedArchiveException {
        RecordScanner scanner = new RecordScanner(text, most);
        while (scanner.at < text.length()) {
            scanner.line();
        }
        return scanner.lines;
    }

    private void line() throws DamagedArchiveException {
        if (lines.size() >= most) {
            throw new DamagedArchiveException("RECORD has more lines than there are files to name");
        }
        int from = at;
        List<String> values = new ArrayList<>();
        boolean isBlank = isLineEnd();
        while (!isBlank && (values.isEmpty() || text.startsWith(",", at))) {
            at += values.isEmpty() ? 0 : 1;
            values.add(value());
            if (values.size() > VALUES) {
                throw damaged("has more than three values");
            }
        }
        if (!isLineEnd()
                || (!isBlank && (values.size() < VALUES || values.get(0).isEmpty()))) {
            throw damaged("is not a path, a hash and a size between commas");
        }
        String line = text.substring(from, at);
        int end = at;
        at += text.startsWith("\r\n", at) ? 2 : at < text.length() ? 1 : 0;
        lines.add(
                isBlank
                        ? new RecordLine(line, text.substring(end, at), "", "", "")
                        : new RecordLine(line, text.substring(end, at), values.get(0), values.get(1), values.get(2)));
    }

    private boolean isLineEnd() {
        return at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private String value() throws DamagedArchiveException {
        if (text.startsWith("\"", at)) {
            return quoted();
        }
        int from = at;
        while (!isLineEnd() && text.charAt(at) != ',' && text.charAt(at) != '"') {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() throws DamagedArchiveException {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            if (text.startsWith("\"\"", at)) {
                value.append('"');
                at += 2;
            } else if (text.charAt(at) == '"') {
                at++;
                return value.toString();
            } else {
                value.append(text.charAt(at++));
            }
        }
        throw damaged("has a quote that does not end");
    }

    private DamagedArchiveException damaged(String fault) {
        return new DamagedArchiveException("RECORD: line " + (lines.size() + 1) + " " + fault);
    }
}
