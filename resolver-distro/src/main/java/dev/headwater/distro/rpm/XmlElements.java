// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headwater.api.text.Shown;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the elements of an XML file, one after the other. Elements are told by their local names: which prefix a
 * repository has for its namespaces differs.
 *
 * <p>Neither types nor entities are read, and elements stand in one another no deeper than {@link #DEEPEST}.
 */
final class XmlElements {
    private static final int DEEPEST = 32;

    /**
     * Where nothing stands for more than itself, these limits of the JDK count characters that are written out (an
     * ampersand, say), and a repository has more of them than the hundred thousand that a JDK of today lets pass.
     */
    private static final List<String> LIMITS =
            List.of("jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit");

    private static final int NO_LIMIT = 0;
    private static final String REASON = "Message: ";
    private static final String ENCODING = "bytes that are no UTF-8";
    private static final int LONGEST_REASON = 200;

    private final XMLStreamReader reader;
    private final String file;
    private int depth;

    private XmlElements(XMLStreamReader reader, String file) {
        this.reader = reader;
        this.file = file;
    }

    /** Reads something of elements. */
    @FunctionalInterface
    interface Reading<T> {
        /** {@return what is in them} */
        T read(XmlElements elements) throws XMLStreamException, IOException;
    }

    /**
     * {@return what a reading makes of a file, which begins with an element of a name}
     *
     * @throws MalformedFileException if it is no such file
     */
    static <T> T read(InputStream in, String file, String root, Reading<T> reading) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        for (String limit : LIMITS) {
            factory.setProperty(limit, NO_LIMIT);
        }
        FirstFailure bytes = new FirstFailure(new BoundedXml(in, file));
        XMLStreamReader reader = null;
        try {
            // The encoding is said here: what the file says of it could hide bytes from the bounds. Bytes that are none
            // of
            // it do not come to the parser, which would print them.
            reader = factory.createXMLStreamReader(new InputStreamReader(bytes, UTF_8.newDecoder()));
            XmlElements elements = new XmlElements(reader, file);
            if (!elements.next(0) || !elements.is(root)) {
                throw elements.malformed("has no element '" + root + "' at its beginning");
            }
            T read = reading.read(elements);
            while (reader.hasNext()) {
                elements.step();
            }
            return read;
        } catch (XMLStreamException e) {
            bytes.rethrow();
            if (e.getNestedException() instanceof CharacterCodingException) {
                throw malformed(file, reader, ENCODING);
            }
            throw malformed(file, reader, reason(String.valueOf(e.getMessage())));
        } catch (CharacterCodingException e) {
            throw malformed(file, reader, ENCODING);
        } catch (IOException e) {
            bytes.rethrow();
            throw e;
        }
    }

    /** The parser says place and reason in two lines. */
    private static String reason(String message) {
        int at = message.indexOf(REASON);
        String reason = at < 0 ? message : message.substring(at + REASON.length());
        return Shown.text(reason.lines().findFirst().orElse("").strip(), LONGEST_REASON);
    }

    private static MalformedFileException malformed(String file, @Nullable XMLStreamReader reader, String fault) {
        int line = reader == null ? 1 : reader.getLocation().getLineNumber();
        return new MalformedFileException(file, "line " + Math.max(line, 1), "is no XML that is read: " + fault);
    }

    MalformedFileException malformed(String fault) {
        return new MalformedFileException(file, "line " + reader.getLocation().getLineNumber(), fault);
    }

    /** {@return how deep the current element stands; the first one stands at 1} */
    int depth() {
        return depth;
    }

    /**
     * Goes to the next element that begins within an outer one.
     *
     * @param outer how deep the outer one stands
     * @return whether there is one; else the outer one has ended
     */
    boolean next(int outer) throws XMLStreamException, IOException {
        while (reader.hasNext()) {
            int event = step();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            } else if (event == XMLStreamConstants.END_ELEMENT && depth < outer) {
                return false;
            }
        }
        return false;
    }

    private int step() throws XMLStreamException, IOException {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
            if (depth > DEEPEST) {
                throw malformed("elements stand in one another more than " + DEEPEST + " deep");
            }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw malformed("types and entities are not read");
        }
        return event;
    }

    /** {@return whether the current element has a name} */
    boolean is(String name) {
        return reader.getLocalName().equals(name);
    }

    /** {@return the local name of the current element} */
    String name() {
        return reader.getLocalName();
    }

    /** {@return an attribute of the current element, or empty text} */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    /** {@return the text of the current element, which ends with it, without space around it} */
    String text() throws XMLStreamException, IOException {
        StringBuilder text = new StringBuilder();
        int begin = depth;
        while (depth >= begin && reader.hasNext()) {
            int event = step();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                throw malformed("an element stands where text is expected");
            }
            if (text.length() > LONGEST_TEXT) {
                throw malformed("a text of more than " + LONGEST_TEXT + " characters");
            }
        }
        return text.toString().strip();
    }

    private static final int LONGEST_TEXT = 1 << 16;

    /** A parser wraps what the source of its bytes throws, and closes it at its end; neither is for others to see. */
    private static final class FirstFailure extends FilterInputStream {
        private @Nullable IOException failure;

        FirstFailure(InputStream in) {
            super(in);
        }

        /** Who opened it closes it. */
        @Override
        public void close() {}

        void rethrow() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
