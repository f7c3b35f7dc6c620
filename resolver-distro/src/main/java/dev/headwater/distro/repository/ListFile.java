// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.distro.listed.ListedFile;
import dev.headwater.distro.unpack.MalformedFileException;
import dev.headwater.distro.unpack.UnpackBounds;
import dev.headwater.distro.unpack.UnpackedStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A list, packed or not, that is believed once it was read to its end and found to be what was promised.
 *
 * @param location where it is, as it may be shown
 * @param source opens its bytes as they are
 * @param packed what they have to be, where that is known
 * @param unpacked what they have to be when they are unpacked, where that is known
 */
public record ListFile(String location, Source source, Optional<ListedFile> packed, Optional<ListedFile> unpacked) {
    /** Opens bytes. */
    @FunctionalInterface
    public interface Source {
        /** {@return the bytes from their beginning} */
        InputStream open() throws IOException;
    }

    /**
     * Makes something of a list.
     *
     * @param <T> what
     */
    @FunctionalInterface
    public interface Reader<T> {
        /** {@return what is in it} */
        T read(InputStream in, String file) throws IOException;
    }

    /**
     * {@return what a reader makes of it}
     *
     * @throws UnreadableRepositoryException if it cannot be read, or is not what was promised
     */
    public <T> T read(Reader<T> reader) {
        try (CheckedStream raw = new CheckedStream(source.open(), packed);
                CheckedStream text =
                        new CheckedStream(UnpackedStream.open(raw, location, UnpackBounds.LIST), unpacked)) {
            return read(reader, raw, text);
        } catch (MalformedFileException e) {
            throw Faults.malformed(location, e);
        } catch (IOException e) {
            throw Faults.unread(location, e);
        }
    }

    /** Bytes that were changed may look like anything: what they are not is said before what they look like. */
    private <T> T read(Reader<T> reader, CheckedStream raw, CheckedStream text) throws IOException {
        T value = null;
        MalformedFileException malformed = null;
        try {
            value = reader.read(text, location);
            text.transferTo(OutputStream.nullOutputStream());
        } catch (MalformedFileException e) {
            malformed = e;
            if (unpacked.isPresent()) {
                drain(text);
            }
        }
        raw.transferTo(OutputStream.nullOutputStream());
        raw.fault().or(() -> text.isAtEnd() ? text.fault() : Optional.empty()).ifPresent(fault -> {
            throw Faults.wrongBytes(location, fault);
        });
        if (malformed != null || value == null) {
            throw malformed == null ? new IOException("nothing was read") : malformed;
        }
        return value;
    }

    private static void drain(CheckedStream text) throws IOException {
        try {
            text.transferTo(OutputStream.nullOutputStream());
        } catch (MalformedFileException e) {
            // It could not be unpacked, either: then nothing is known of what it is.
        }
    }
}
