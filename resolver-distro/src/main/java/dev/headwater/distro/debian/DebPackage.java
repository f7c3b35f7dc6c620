// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.distro.unpack.MalformedFileException;
import dev.headwater.distro.unpack.UnpackBounds;
import dev.headwater.distro.unpack.UnpackedStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;

/**
 * A binary package, {@code .deb}, as far as it matters here: what Python distributions it installs. Nothing is written
 * to disk.
 *
 * @param distributions the metadata where a Python of the system imports from, by path
 * @see <a href="https://manpages.debian.org/deb.5">deb(5)</a>
 */
public record DebPackage(List<PackagedMetadata> distributions) {
    private static final int LONGEST_FORMAT = 100;

    /** Copies. */
    public DebPackage {
        distributions = List.copyOf(distributions);
    }

    /**
     * Reads a package.
     *
     * @param in its bytes, not more than one wants to have read; not closed
     * @param file how to call it
     * @throws MalformedFileException if it is no package, is larger inside than what is read, or has a member that
     *     would be installed outside its place; also if {@code in} throws
     */
    public static DebPackage read(InputStream in, String file) throws MalformedFileException {
        try {
            // Closing it would close what is the caller's.
            @SuppressWarnings("resource")
            ArArchiveInputStream members = new ArArchiveInputStream(in);
            return read(members, file);
        } catch (MalformedFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            MalformedFileException fault = fault(file, "is no whole archive: " + e.getMessage());
            fault.initCause(e);
            throw fault;
        }
    }

    private static DebPackage read(ArArchiveInputStream members, String file) throws IOException {
        ArArchiveEntry first = members.getNextEntry();
        if (first == null || !first.getName().equals("debian-binary") || !isFormat2(members)) {
            throw fault(file, "does not begin with a debian-binary of format 2");
        }
        while (true) {
            ArArchiveEntry member = members.getNextEntry();
            if (member == null) {
                throw fault(file, "has no data.tar");
            }
            String name = member.getName();
            if (name.equals("data.tar") || name.startsWith("data.tar.")) {
                return data(members, member.getSize(), file + "(" + name + ")");
            }
        }
    }

    private static DebPackage data(InputStream member, long size, String file) throws IOException {
        UnpackedStream data = UnpackedStream.open(member, file, UnpackBounds.PACKAGE);
        DebPackage read = new DebPackage(DataArchive.read(data, file));
        if (data.packed() != size) {
            throw fault(file, "ends after " + data.packed() + " of " + size + " bytes");
        }
        return read;
    }

    private static boolean isFormat2(InputStream member) throws IOException {
        String format = new String(member.readNBytes(LONGEST_FORMAT), StandardCharsets.US_ASCII);
        return format.startsWith("2.");
    }

    private static MalformedFileException fault(String file, String what) {
        return new MalformedFileException(file, "as a package", what);
    }
}
