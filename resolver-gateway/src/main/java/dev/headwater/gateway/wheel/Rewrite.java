// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.wheel;

import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.gateway.file.FileAnswer;
import dev.headwater.gateway.file.FileBytes;
import dev.headwater.gateway.file.Sha256;
import dev.headwater.gateway.file.Transfers;
import dev.headwater.wheel.InvalidWheelException;
import dev.headwater.wheel.Rewriting;
import dev.headwater.wheel.WheelHotfix;
import dev.headwater.wheel.WheelRewriter;
import dev.headwater.wheel.WheelSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** One wheel being rewritten, from its bytes to the new one, in a folder of its own. Waits, so it has a thread. */
final class Rewrite {
    private static final int CHUNK = 64 << 10;
    private static final Pattern METADATA = Pattern.compile("[^/]+\\.dist-info/METADATA");

    private final WheelOrder order;
    private final Transfers transfers;
    private final MadeWheels made;
    private final long mostBytes;
    private final Path folder;

    Rewrite(WheelOrder order, Transfers transfers, MadeWheels made, long mostBytes, Path folder) {
        this.order = order;
        this.transfers = transfers;
        this.made = made;
        this.mostBytes = mostBytes;
        this.folder = folder;
    }

    /**
     * {@return what came of it}
     *
     * @throws IOException if nothing can be written here
     */
    WheelAnswer run() throws IOException, InterruptedException {
        Path wheel = folder.resolve(order.file().filename());
        Optional<WheelAnswer> lost = fetch(wheel);
        return lost.isPresent() ? lost.get() : rewrite(wheel);
    }

    private Optional<WheelAnswer> fetch(Path wheel) throws IOException, InterruptedException {
        FileAnswer answer;
        try {
            answer = transfers
                    .get(order.index(), order.file(), Transfers.Part.FILE)
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a transfer says itself what became of it", e);
        }
        if (answer instanceof FileAnswer.Failed failed) {
            String why = failed.text().strip();
            return Optional.of(
                    failed.cause() == FileAnswer.Cause.MISSING
                            ? new WheelAnswer.Refused(why, false)
                            : new WheelAnswer.Unavailable(why));
        }
        try (FileBytes bytes = ((FileAnswer.Got) answer).bytes()) {
            if (bytes.size() > mostBytes || !copy(bytes, wheel)) {
                return Optional.of(new WheelAnswer.Refused(WheelOrder.tooLarge(mostBytes), true));
            }
            return bytes.failure().map(this::notCome);
        }
    }

    private WheelAnswer notCome(String why) {
        return new WheelAnswer.Unavailable(order.file().filename() + " could not be had: " + why);
    }

    /** {@return whether it is short enough} Where not all of it comes, that is said by the bytes. */
    private boolean copy(FileBytes bytes, Path target) throws IOException, InterruptedException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long position = 0;
            while (bytes.failure().isEmpty()) {
                chunk.clear();
                int count = bytes.read(position, chunk);
                if (count < 0) {
                    return true;
                }
                if (count == 0) {
                    bytes.beyond(position).get();
                }
                position += count;
                if (position > mostBytes) {
                    return false;
                }
                chunk.flip();
                while (chunk.hasRemaining()) {
                    out.write(chunk);
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("bytes say themselves what became of them", e);
        } catch (IOException e) {
            if (bytes.failure().isEmpty()) {
                throw e;
            }
        }
        return true;
    }

    private WheelAnswer rewrite(Path wheel) throws IOException {
        WheelSource source = WheelSource.of(wheel).suppliedBy(order.supplier());
        if (order.file().uploadTime().isPresent()) {
            source = source.uploadedAt(order.file().uploadTime().get());
        }
        Rewriting rewriting;
        try {
            rewriting = WheelRewriter.of(order.policy()).rewrite(source, folder.resolve("rewritten"));
        } catch (InvalidWheelException e) {
            return new WheelAnswer.Refused("it cannot be rewritten: " + e.problem(), true);
        }
        return rewriting
                .accept(new Rewriting.Visitor<Ending>() {
                    @Override
                    public Ending written(Rewriting.Written written) {
                        return () -> keep(written.file(), written.sha256(), written.hotfix());
                    }

                    @Override
                    public Ending repeated(Rewriting.Repeated repeated) {
                        return () -> keep(repeated.file(), repeated.sha256(), repeated.hotfix());
                    }

                    @Override
                    public Ending untouched(Rewriting.Untouched untouched) {
                        return WheelAnswer.AsItWas::new;
                    }

                    @Override
                    public Ending withdrawn(Rewriting.Withdrawn withdrawn) {
                        return () -> new WheelAnswer.Refused(
                                "one of them, " + withdrawn.withdrawal().overlay() + ", withdraws it: "
                                        + withdrawn.withdrawal().reason(),
                                true);
                    }

                    @Override
                    public Ending unfit(Rewriting.Unfit unfit) {
                        return () -> new WheelAnswer.Refused(
                                String.join(", ", order.overlays()) + " do not fit what is in it", true);
                    }
                })
                .answer();
    }

    /** What is left to do once it is clear what became of the wheel. */
    private interface Ending {
        WheelAnswer answer() throws IOException;
    }

    private WheelAnswer keep(Path file, String sha256, WheelHotfix hotfix) throws IOException {
        byte[] metadata = metadata(file);
        if (!Sha256.hex(metadata).equals(hotfix.effectiveSha256())) {
            throw new IllegalStateException("a rewritten wheel has another METADATA than it says");
        }
        MadeWheel wheel = new MadeWheel(String.valueOf(file.getFileName()), sha256, Files.size(file), metadata);
        return made.keep(order.key(), file, wheel)
                ? new WheelAnswer.Made(wheel)
                : new WheelAnswer.Unavailable(order.file().filename() + " was rewritten, and cannot be kept here");
    }

    /** It is ours, and was read as a stranger's before. */
    private static byte[] metadata(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(one -> METADATA.matcher(one.getName()).matches())
                    .findFirst()
                    .orElseThrow();
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readNBytes(ArchiveMetadata.LONGEST);
            }
        }
    }
}
