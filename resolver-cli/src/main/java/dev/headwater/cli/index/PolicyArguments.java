// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.index;

import dev.headwater.api.overlay.OverlayCache;
import dev.headwater.api.overlay.OverlayGuard;
import dev.headwater.api.overlay.TrustedKey;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.core.InvalidFileException;
import dev.headwater.core.PolicyFile;
import dev.headwater.host.HostOverlays;
import dev.headwater.host.IndexLocation;
import dev.headwater.host.InvalidMachineException;
import dev.headwater.host.Machine;
import dev.headwater.host.PolicyLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who may supply what: {@code --index}, or else the policy file. */
public final class PolicyArguments {
    private PolicyArguments() {}

    /**
     * Reads the policy.
     *
     * @throws InvalidRequestException if there is none, or it cannot be read
     */
    public static IndexPolicy read(Arguments arguments, Surroundings surroundings) {
        List<String> indexes = arguments.values("index");
        if (!indexes.isEmpty() && arguments.has("config")) {
            throw new InvalidRequestException(
                    "--index stands instead of a policy file: leave out --config, or --index");
        }
        try {
            IndexPolicy policy = indexes.isEmpty()
                    ? load(required(arguments, surroundings), arguments, surroundings)
                    : ofIndexes(indexes, surroundings.machine());
            return InstalledArgument.ahead(policy, arguments, surroundings);
        } catch (InvalidFileException e) {
            throw new InvalidRequestException(e);
        } catch (InvalidPolicyException e) {
            throw new InvalidRequestException("--index: " + e.problem());
        }
    }

    /**
     * {@return the policy file that is named or found; empty where there is none}
     *
     * @throws InvalidRequestException if it cannot be read
     */
    public static Optional<IndexPolicy> readIfAny(Arguments arguments, Surroundings surroundings) {
        return arguments.has("config") || find(surroundings).isPresent()
                ? Optional.of(read(arguments, surroundings))
                : Optional.empty();
    }

    /**
     * {@return the keys that the policy trusts to sign overlays; none where there is no policy} Nothing else of it is
     * looked at.
     *
     * @throws InvalidRequestException if they cannot be read
     */
    public static List<TrustedKey> trustedKeys(Arguments arguments, Surroundings surroundings) {
        Optional<Path> given =
                arguments.value("config").map(file -> FileArgument.path("--config", file, surroundings.directory()));
        try {
            return given.or(() -> find(surroundings))
                    .map(PolicyFile::trustedKeys)
                    .orElse(List.of());
        } catch (InvalidFileException e) {
            throw new InvalidRequestException(e);
        }
    }

    /** Sets of overlays expire by the time that cool-downs are told by. */
    private static IndexPolicy load(Path file, Arguments arguments, Surroundings surroundings) {
        OverlayGuard guard = HostOverlays.guard(surroundings.machine(), OpenResolver.clock(arguments, surroundings));
        return PolicyFile.load(
                file,
                guard,
                arguments.has("no-cache")
                        ? OverlayCache.none()
                        : HostOverlays.cache(() -> CacheArguments.folder(arguments, surroundings)));
    }

    private static IndexPolicy ofIndexes(List<String> indexes, Machine machine) {
        IndexPolicy.Builder policy = IndexPolicy.builder();
        for (String index : indexes) {
            int equals = index.indexOf('=');
            if (equals <= 0) {
                throw new InvalidRequestException(
                        "--index needs an id and a location", "for example --index debian=feeds/debian.tar.gz");
            }
            try {
                policy.index(IndexLocation.entry(index.substring(0, equals), index.substring(equals + 1), machine));
            } catch (IllegalArgumentException e) {
                throw new InvalidRequestException("--index: " + e.getMessage());
            }
        }
        return policy.build();
    }

    private static Path required(Arguments arguments, Surroundings surroundings) {
        Optional<String> given = arguments.value("config");
        if (given.isPresent()) {
            return FileArgument.path("--config", given.get(), surroundings.directory());
        }
        Optional<Path> found = find(surroundings);
        if (found.isEmpty()) {
            throw new InvalidRequestException(
                    "there is no index to ask: no " + PolicyFile.NAME + " was found from " + surroundings.directory()
                            + " up",
                    "name indexes in order of priority: --index ID=LOCATION, or write a " + PolicyFile.NAME);
        }
        return found.get();
    }

    /** {@return the policy file that {@link #read} reads; empty where that is none, or fails} */
    static Optional<Path> file(Arguments arguments, Surroundings surroundings) {
        Optional<String> named = arguments.value("config");
        if (named.isPresent() || arguments.has("index")) {
            return named.map(file -> FileArgument.path("--config", file, surroundings.directory()));
        }
        try {
            return find(surroundings);
        } catch (InvalidFileException | InvalidRequestException e) {
            // Said where it is read.
            return Optional.empty();
        }
    }

    /** {@return the files and folders that the policy names; empty where it is none, or fails} */
    static List<Path> paths(Arguments arguments, Surroundings surroundings) {
        try {
            return arguments.has("index")
                    ? ofIndexes(arguments.values("index"), surroundings.machine()).indexes().stream()
                            .filter(IndexEntry::isLocal)
                            .map(entry -> Path.of(entry.location()))
                            .toList()
                    : file(arguments, surroundings).map(PolicyFile::paths).orElse(List.of());
        } catch (InvalidFileException | InvalidPolicyException | InvalidRequestException e) {
            // Said where it is read.
            return List.of();
        }
    }

    private static Optional<Path> find(Surroundings surroundings) {
        try {
            return PolicyLocation.of(surroundings.machine());
        } catch (InvalidMachineException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()), "name the file: --config FILE");
        }
    }
}
