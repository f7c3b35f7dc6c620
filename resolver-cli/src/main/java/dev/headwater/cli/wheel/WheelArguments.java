// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.wheel;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.TimeArgument;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.wheel.WheelSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a wheel that lies somewhere: whose file it is, {@code --supplied-by}, and when it was uploaded,
 * {@code --uploaded}. No index is asked.
 */
public final class WheelArguments {
    private final @Nullable IndexId suppliedBy;
    private final @Nullable Instant uploaded;
    private final WheelMessages messages;

    private WheelArguments(@Nullable IndexId suppliedBy, @Nullable Instant uploaded, WheelMessages messages) {
        this.suppliedBy = suppliedBy;
        this.uploaded = uploaded;
        this.messages = messages;
    }

    /** Reads the options. */
    public static WheelArguments of(Arguments arguments, WheelMessages messages) {
        return new WheelArguments(
                arguments.value("supplied-by").map(WheelArguments::id).orElse(null),
                arguments
                        .value("uploaded")
                        .map(text -> TimeArgument.point("--uploaded", text))
                        .orElse(null),
                messages);
    }

    private static IndexId id(String text) {
        try {
            return IndexId.parse(text);
        } catch (InvalidTextException e) {
            throw new InvalidRequestException("--supplied-by: " + e.getMessage());
        }
    }

    /** {@return a wheel with what is known of it} */
    public WheelSource source(Path file, IndexPolicy policy) {
        WheelSource source = new WheelSource(file, Optional.empty(), Optional.ofNullable(uploaded));
        return supplier(file, policy).map(source::suppliedBy).orElse(source);
    }

    /** The index that is named, or the one that the overlays name that may be for the wheel. */
    private Optional<IndexId> supplier(Path file, IndexPolicy policy) {
        if (suppliedBy != null) {
            if (policy.index(suppliedBy).isEmpty()) {
                throw new InvalidRequestException("--supplied-by: the policy has no index '" + suppliedBy + "'");
            }
            return Optional.of(suppliedBy);
        }
        List<IndexId> named = named(String.valueOf(file.getFileName()), policy);
        if (named.size() > 1) {
            throw new InvalidRequestException(
                    "there are overlays for this wheel as a file of " + named.get(0) + " and as one of " + named.get(1),
                    "say whose it is: --supplied-by " + named.get(0));
        }
        named.forEach(id -> messages.note("taken for a file of '" + id
                + "', the only index that overlays for it name; --supplied-by says otherwise"));
        return named.stream().findFirst();
    }

    /** No feed: what a distributor provides is no wheel. */
    private static List<IndexId> named(String filename, IndexPolicy policy) {
        try {
            WheelFilename wheel = WheelFilename.parse(filename);
            return policy.overlays().on(ProjectName.parse(wheel.name())).stream()
                    .filter(overlay -> mayBeFor(overlay.scope(), wheel))
                    .map(Overlay::index)
                    .flatMap(Optional::stream)
                    .filter(id -> policy.index(id)
                            .filter(entry -> !entry.kind().isFeed())
                            .isPresent())
                    .distinct()
                    .toList();
        } catch (InvalidTextException e) {
            // Whoever opens the wheel says what is wrong with its name.
            return List.of();
        }
    }

    private static boolean mayBeFor(OverlayScope scope, WheelFilename wheel) {
        return !scope.files().isEmpty() || scope.covers(wheel.version());
    }

    /** {@return what is said where a wheel cannot be read, or a folder not be written to} */
    public static InvalidRequestException unwritten(Path folder, IOException e) {
        return new InvalidRequestException(
                "nothing was written to " + folder + " (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")",
                "check the permissions of the wheel and of that folder, and the space there");
    }
}
