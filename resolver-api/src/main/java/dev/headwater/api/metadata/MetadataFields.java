// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a metadata file as they are written, before any of them is understood.
 *
 * <pre>{@code
 * MetadataFields fields = MetadataFields.parse("Name: foo\nRequires-Dist: bar\nRequires-Dist: baz\n\nLong text");
 * fields.values("requires-dist");     // [bar, baz]
 * fields.body();                      // Optional[Long text]
 * }</pre>
 *
 * <p>The format is what Python's email parser makes of a text, and it is as tolerant: a line that starts with white
 * space goes on with the field before it; the first blank line ends the fields, and so does, with a
 * {@linkplain #faults() fault}, a line that is no field; what follows is the body. Names are compared without regard to
 * case.
 *
 * <p>A text of more than 16 million characters, or with more than 50,000 fields, is refused. Otherwise the time is
 * linear.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/core-metadata/">Core metadata</a>
 * @since 0.1.0
 */
public final class MetadataFields {
    static final int LONGEST = 1 << 24;
    static final int MOST_FIELDS = 50_000;
    private static final char REPLACEMENT = '\ufffd';

    private final FieldRows rows;
    private final Set<String> unreadable = new LinkedHashSet<>();
    private final @Nullable String body;
    private final List<MetadataFault> faults;

    private MetadataFields(FieldRows rows, @Nullable String body, List<MetadataFault> faults) {
        this.rows = rows;
        this.body = body;
        this.faults = new ArrayList<>(faults);
    }

    /**
     * Reads a metadata file. Half of a surrogate pair, which no file can hold, is read as a question mark.
     *
     * @throws InvalidMetadataException if it is too large; nothing else is refused here
     */
    public static MetadataFields parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a metadata file in UTF-8.
     *
     * <p>One field in another encoding does not spoil the rest: its bytes are taken for Latin-1, so that something can
     * be shown, and it is a fault and not {@linkplain #isReadable readable}.
     *
     * @throws InvalidMetadataException if it is too large
     */
    public static MetadataFields parse(byte[] bytes) {
        if (isAscii(bytes)) {
            return scan(bytes, StandardCharsets.ISO_8859_1);
        } else if (utf8(bytes) != null) {
            return scan(bytes, StandardCharsets.UTF_8);
        }
        MetadataFields raw = scan(bytes, StandardCharsets.ISO_8859_1);
        List<MetadataField> decoded = new ArrayList<>(raw.rows.count());
        Set<String> unreadable = new LinkedHashSet<>();
        List<MetadataFault> faults = new ArrayList<>(raw.faults);
        for (MetadataField field : raw.asList()) {
            String value = utf8(field.value().getBytes(StandardCharsets.ISO_8859_1));
            if (value == null) {
                unreadable.add(KnownField.key(field.name()));
                faults.add(MetadataFault.of(field, "UTF-8"));
            }
            decoded.add(value == null ? field : new MetadataField(field.name(), value, field.line()));
        }
        String body = raw.body == null ? null : utf8(raw.body.getBytes(StandardCharsets.ISO_8859_1));
        if (body == null && raw.body != null) {
            unreadable.add(KnownField.DESCRIPTION.key());
            faults.add(new MetadataFault(KnownField.DESCRIPTION.toString(), 0, raw.body, 0, "UTF-8"));
            body = raw.body;
        }
        MetadataFields fields = new MetadataFields(new FieldRows(decoded), body, faults);
        fields.unreadable.addAll(raw.unreadable);
        fields.unreadable.addAll(unreadable);
        return fields;
    }

    private static MetadataFields scan(byte[] bytes, Charset charset) {
        if (bytes.length > LONGEST) {
            String text = new String(bytes, charset);
            if (text.length() > LONGEST) {
                throw new InvalidMetadataException(new MetadataFault("", 0, text, LONGEST, "at most 16 MiB of text"));
            }
        }
        MetadataScanner scanner = new MetadataScanner(bytes);
        if (!scanner.scan()) {
            throw new InvalidMetadataException(scanner.tooMany(charset));
        }
        return new MetadataFields(scanner.fields(charset), scanner.body(charset), scanner.faults(charset))
                .withoutMultipart();
    }

    private static boolean isAscii(byte[] bytes) {
        int all = 0;
        for (byte b : bytes) {
            all |= b;
        }
        return all >= 0;
    }

    /** Makes a value of fields that were not read from a text, without a body. */
    public static MetadataFields of(List<MetadataField> fields) {
        return new MetadataFields(new FieldRows(fields), null, List.of());
    }

    private static @Nullable String utf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // What is no UTF-8 has become this, which hardly any text has: only then it is decoded with care.
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    /** A body of several parts, or one that is a message again, is no description, whatever it is. */
    private MetadataFields withoutMultipart() {
        List<MetadataField> types = body == null ? List.of() : fields("Content-Type");
        if (types.isEmpty()) {
            return this;
        }
        String type = KnownField.key(types.get(0).unfolded());
        if (type.startsWith("multipart/") || type.startsWith("message/")) {
            unreadable.add(KnownField.DESCRIPTION.key());
            faults.add(new MetadataFault(
                    KnownField.DESCRIPTION.toString(),
                    types.get(0).line(),
                    types.get(0).value(),
                    0,
                    "no type of content but plain text"));
        }
        return this;
    }

    /** {@return the fields in the order of the file} */
    public List<MetadataField> asList() {
        return rows.fields();
    }

    /** {@return the names that occur, in lower case, in the order of their first occurrence} */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        asList().forEach(field -> names.add(KnownField.key(field.name())));
        return names;
    }

    /** {@return the fields of a name, in the order of the file} */
    public List<MetadataField> fields(String name) {
        String key = KnownField.key(name);
        List<MetadataField> fields = new ArrayList<>();
        for (int row = rows.next(key, -1); row >= 0; row = rows.next(key, row)) {
            fields.add(rows.field(row));
        }
        return Collections.unmodifiableList(fields);
    }

    /** The field of a name in lower case, if there is one and no more. */
    @Nullable
    MetadataField only(String key) {
        int row = rows.next(key, -1);
        return row < 0 || rows.next(key, row) >= 0 ? null : rows.field(row);
    }

    /** {@return whether a name has the same values here and there, as written and in the same order} */
    public boolean hasValuesOf(MetadataFields other, String name) {
        String key = KnownField.key(name);
        int row = rows.next(key, -1);
        int there = other.rows.next(key, -1);
        while (row >= 0 && there >= 0 && rows.hasValueOf(row, other.rows, there)) {
            row = rows.next(key, row);
            there = other.rows.next(key, there);
        }
        return row < 0 && there < 0;
    }

    /** {@return the values of the fields of a name as written, in the order of the file} */
    public List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (MetadataField field : fields(name)) {
            values.add(field.value());
        }
        return values;
    }

    /** {@return whether every value of that name could be decoded; true of a name that does not occur} */
    public boolean isReadable(String name) {
        return unreadable.isEmpty() || !unreadable.contains(KnownField.key(name));
    }

    /**
     * {@return the fields as a metadata file, without the body} Read again, the names and values are the same; one that
     * could not be decoded has the bytes that it had.
     */
    public byte[] toBytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (MetadataField field : asList()) {
            file.writeBytes((field.name() + ": ").getBytes(StandardCharsets.UTF_8));
            byte[] asRead = field.value().getBytes(StandardCharsets.ISO_8859_1);
            boolean undecoded = !isReadable(field.name()) && isLatin(field.value()) && utf8(asRead) == null;
            file.writeBytes(undecoded ? asRead : field.value().getBytes(StandardCharsets.UTF_8));
            file.write('\n');
        }
        return file.toByteArray();
    }

    private static boolean isLatin(String value) {
        return value.chars().allMatch(c -> c <= 0xff);
    }

    /** {@return what follows the fields, the usual place of the description; empty if nothing does} */
    public Optional<String> body() {
        return Optional.ofNullable(body);
    }

    /** {@return what is wrong with the form of the file; the values may be wrong beyond that} */
    public List<MetadataFault> faults() {
        return List.copyOf(faults);
    }

    /**
     * {@return the same fields, but with these values for a name, where its first one stands, or else behind all} They
     * count as read: of fields that could not be decoded nothing is left.
     */
    public MetadataFields with(String name, List<String> values) {
        String key = KnownField.key(name);
        List<MetadataField> changed = new ArrayList<>();
        boolean isWritten = false;
        for (MetadataField field : asList()) {
            boolean isNamed = KnownField.key(field.name()).equals(key);
            if (isNamed && !isWritten) {
                values.forEach(value -> changed.add(new MetadataField(name, value, field.line())));
            } else if (!isNamed) {
                changed.add(field);
            }
            isWritten |= isNamed;
        }
        if (!isWritten) {
            values.forEach(value -> changed.add(new MetadataField(name, value, 0)));
        }
        MetadataFields fields = new MetadataFields(new FieldRows(changed), body, faults);
        fields.unreadable.addAll(unreadable);
        fields.unreadable.remove(key);
        return fields;
    }

    /** {@return the same fields without the body, which is most of the size of a file} */
    public MetadataFields withoutBody() {
        MetadataFields fields = new MetadataFields(rows, null, faults);
        fields.unreadable.addAll(unreadable);
        return fields;
    }
}
