// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.overlay;

import dev.headwater.api.overlay.SetHead;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.option.KeyArgument;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.option.TimeArgument;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.core.InvalidFileException;
import dev.headwater.core.SetFile;
import dev.headwater.host.file.ReplacedFile;
import dev.headwater.host.file.UnwritableFileException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code overlay sign}: a file of overlays with a signature before it. */
public final class OverlaySignCommand implements Command {
    @Override
    public String name() {
        return "overlay sign";
    }

    @Override
    public OptionTable options() {
        return new OptionTable().values("key", "output/o", "serial", "expires", "set");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        Path folder = output.surroundings().directory();
        Path file = SetArgument.file(arguments, this, folder);
        Path key = path(arguments, "key", folder);
        Path target = path(arguments, "output", folder);
        SetFile set = SetArgument.read(file);
        SetFile said = SetArgument.refused(() -> set.with(head(arguments, set.head())));
        requireWhole(said.head(), output.surroundings().machine().clock().instant());
        requireNewer(target, said);
        write(target, signed(said, key));
        output.result(target + ": serial " + said.head().serial().orElseThrow() + ", until "
                + said.head().expires().orElseThrow() + ", "
                + said.overlays().digest().orElse("no overlays") + "\n");
        return ExitStatus.RESOLVED;
    }

    private static Path path(Arguments arguments, String option, Path folder) {
        return arguments
                .value(option)
                .map(text -> FileArgument.path("--" + option, text, folder))
                .orElseThrow(() -> new InvalidRequestException(
                        "overlay sign needs --" + option, "headwater overlay sign FILE --key KEY -o FILE"));
    }

    private static SetHead head(Arguments arguments, SetHead written) {
        SetHead head = written;
        if (arguments.value("set").isPresent()) {
            head = head.withName(arguments.value("set").get());
        }
        if (arguments.value("serial").isPresent()) {
            head = head.withSerial(serial(arguments.value("serial").get()));
        }
        if (arguments.value("expires").isPresent()) {
            head = head.withExpires(
                    TimeArgument.point("--expires", arguments.value("expires").get()));
        }
        return head;
    }

    private static long serial(String text) {
        try {
            if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new InvalidRequestException("--serial: write a whole number that is not negative");
    }

    private static void requireWhole(SetHead head, Instant now) {
        if (head.serial().isEmpty()) {
            throw new InvalidRequestException(
                    "which set is it? neither the file nor --serial says it",
                    "the first one is --serial 1, and each one after it has a higher number");
        }
        Instant end = head.expires()
                .orElseThrow(() -> new InvalidRequestException(
                        "until when does the set hold? neither the file nor --expires says it",
                        "sign it anew before it expires: who cannot be given a newer one notices then"));
        if (!now.isBefore(end)) {
            throw new InvalidRequestException(
                    "the set would have expired already, on " + end, "name a time to come: --expires TIME");
        }
    }

    /** A file that is there already is the set before this one. */
    private static void requireNewer(Path target, SetFile set) {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        SetFile before = signed(target);
        OptionalLong old = before.head().serial();
        long serial = set.head().serial().orElseThrow();
        if (old.isPresent() && serial < old.getAsLong()) {
            throw new InvalidRequestException(
                    "the set before this one, " + target + ", has serial " + old.getAsLong()
                            + ", so nobody who has seen that would take serial " + serial,
                    "sign with a higher one");
        }
        if (old.isPresent() && serial == old.getAsLong() && !set.isSameContent(before)) {
            throw new InvalidRequestException(
                    "serial " + serial + " is that of " + target + ", which says something else",
                    "sign with a higher one");
        }
    }

    /** Whatever else is there, be it the key, is not written over. */
    private static SetFile signed(Path target) {
        Optional<SetFile> there;
        try {
            there = Optional.of(SetFile.read(target)).filter(SetFile::hasSignature);
        } catch (InvalidFileException e) {
            there = Optional.empty();
        }
        return there.orElseThrow(() -> new InvalidRequestException(
                "--output: " + target + " is there, and is no signed set", "name another file"));
    }

    private static byte[] signed(SetFile set, Path key) {
        String pem = KeyArgument.read("--key", key);
        try {
            return set.sign(pem);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("--key: " + key + " " + e.getMessage());
        }
    }

    private static void write(Path target, byte[] file) {
        try {
            ReplacedFile.replace(List.of(new ReplacedFile(target, file)));
        } catch (UnwritableFileException e) {
            throw new InvalidRequestException("--output: " + e.getMessage(), e.remedy());
        }
    }
}
