// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.plan;

import dev.headwater.api.index.PackageFormat;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What installs the packages of a distributor.
 *
 * @since 0.1.0
 */
public enum PackageManager {
    /** That of Debian's packages, which are asked for by their names and versions. */
    APT(PackageFormat.DEBIAN, "apt-get install --no-install-recommends") {
        @Override
        boolean canName(PinnedPackage pinned, ProvidedPackage by) {
            return NAME.matcher(by.name()).matches()
                    && VERSION.matcher(by.packageVersion()).matches();
        }

        @Override
        List<String> asks(
                PinnedPackage pinned, ProvidedPackage by, Collection<ExtraName> extras, ChannelLocations channels) {
            return List.of(by.name() + "=" + by.packageVersion());
        }

        @Override
        List<String> asksForInterpreter(ServedTarget served) {
            return List.of(served.interpreter());
        }
    },
    /** That of rpm's packages, which are asked for by the projects that they declare, and else by name and version. */
    DNF(PackageFormat.RPM, "dnf install --setopt=install_weak_deps=False") {
        @Override
        boolean canName(PinnedPackage pinned, ProvidedPackage by) {
            return by.serves().isPresent()
                    && RPM_NAME.matcher(by.name()).matches()
                    && RPM_VERSION.matcher(by.packageVersion()).matches()
                    && general(by).stream()
                            .allMatch(text -> CAPABILITY.matcher(text).matches())
                    && (!isDeclared(by) || capabilityVersion(pinned.version()).isPresent());
        }

        @Override
        List<String> asks(
                PinnedPackage pinned, ProvidedPackage by, Collection<ExtraName> extras, ChannelLocations channels) {
            if (!isDeclared(by)) {
                return List.of("'" + by.name() + "-" + by.packageVersion() + "'");
            }
            Optional<String> general = general(by);
            if (general.isPresent()) {
                return List.of("'" + general.get() + " = "
                        + capabilityVersion(pinned.version()).orElseThrow() + "'");
            }
            String begin = "'python" + by.serves().orElseThrow().python() + "dist(" + pinned.name();
            String end = ") = " + capabilityVersion(pinned.version()).orElseThrow() + "'";
            List<String> asks = new ArrayList<>(List.of(begin + end));
            // dnf takes brackets for a pattern, in which they stand for one sign.
            extras.forEach(extra -> asks.add(begin + "\\[" + extra + "\\]" + end));
            return asks;
        }

        @Override
        List<String> asksForInterpreter(ServedTarget served) {
            return List.of("'python(abi) = " + served.python() + "'");
        }
    },
    /**
     * That of conda's packages, which are asked for by channel, name, version and build. What they need besides it
     * finds itself: an explicit list would have to name all of that, which a feed does not know.
     */
    CONDA(PackageFormat.CONDA, "conda install") {
        @Override
        boolean canName(PinnedPackage pinned, ProvidedPackage by) {
            return CONDA_NAME.matcher(by.name()).matches()
                    && CONDA_VERSION.matcher(by.packageVersion()).matches()
                    && CHANNEL.matcher(by.purl()).matches();
        }

        @Override
        List<String> asks(
                PinnedPackage pinned, ProvidedPackage by, Collection<ExtraName> extras, ChannelLocations channels) {
            Matcher channel = CHANNEL.matcher(by.purl());
            String name = channel.matches() ? channel.group(1).replace("%2F", "/") : "";
            String location = channels.find(pinned.index().orElseThrow(), name).orElse(name);
            String asked = (location.isEmpty() ? "" : location + "::") + by.name() + "="
                    + by.packageVersion().replace('-', '=');
            return List.of(asked.indexOf('!') < 0 ? asked : "'" + asked + "'");
        }

        @Override
        List<String> asksForInterpreter(ServedTarget served) {
            return List.of(served.interpreter() + "=" + served.python());
        }
    };

    /** Neither a word of a shell's language nor an option: what a repository calls a name is part of a command. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]*");

    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.+:~-]+");
    private static final Pattern RPM_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9+._-]*");
    private static final Pattern CAPABILITY = Pattern.compile("python[0-9.]+dist\\([A-Za-z0-9._-]+\\)");
    private static final Pattern CONDA_NAME = Pattern.compile("[a-z0-9_][a-z0-9._-]*");
    private static final Pattern CONDA_VERSION = Pattern.compile("[0-9A-Za-z._+!]+-[0-9A-Za-z._+]+");
    private static final Pattern CHANNEL =
            Pattern.compile("pkg:[^?]*\\?(?:.*&)?channel=((?:[0-9A-Za-z._/-]|%2F)+)(?:&.*)?");
    private static final Pattern RPM_VERSION = Pattern.compile("[0-9A-Za-z.+:~^_-]+");

    private final PackageFormat format;
    private final String command;

    PackageManager(PackageFormat format, String command) {
        this.format = format;
        this.command = command;
    }

    /** {@return that of the format of a package} */
    static Optional<PackageManager> of(ProvidedPackage by) {
        for (PackageManager manager : values()) {
            if (by.format() == manager.format) {
                return Optional.of(manager);
            }
        }
        return Optional.empty();
    }

    /** {@return the beginning of a command that installs} */
    String command() {
        return command;
    }

    abstract boolean canName(PinnedPackage pinned, ProvidedPackage by);

    /**
     * {@return how a command asks for a package, in the words of a shell}
     *
     * @param extras those that the package has, of those that are used
     * @param channels where the channels of conda are
     */
    abstract List<String> asks(
            PinnedPackage pinned, ProvidedPackage by, Collection<ExtraName> extras, ChannelLocations channels);

    /** {@return how a command asks for the Python that packages are for} */
    abstract List<String> asksForInterpreter(ServedTarget served);

    /** {@return the capability of a project that is declared for no one Python} */
    private static Optional<String> general(ProvidedPackage by) {
        return by.notes().stream()
                .filter(note -> note.kind() == ProvidedNote.Kind.DECLARED_GENERALLY)
                .map(ProvidedNote::text)
                .findFirst();
    }

    /** What is not declared no package provides by that name or at that version. */
    private static boolean isDeclared(ProvidedPackage by) {
        return by.evidence().name() == ProvidedPackage.NameEvidence.DECLARED
                && by.evidence().version() == ProvidedPackage.VersionEvidence.DECLARED;
    }

    /** {@return a version as rpm's generator for Python declares it; empty for one that it declares otherwise} */
    private static Optional<String> capabilityVersion(Version version) {
        long suffixes = Stream.of(version.pre(), version.dev(), version.post())
                .filter(Optional::isPresent)
                .count();
        if (suffixes > 1 || version.hasLocal()) {
            return Optional.empty();
        }
        String epoch = version.epoch().signum() == 0 ? "" : version.epoch() + ":";
        String release = String.join(
                ".", version.release().stream().map(Object::toString).toList());
        String suffix = version.pre()
                .map(pre -> "~" + pre)
                .or(() -> version.dev().map(dev -> "~~dev" + dev))
                .or(() -> version.post().map(post -> "^post" + post))
                .orElse("");
        return Optional.of(epoch + release + suffix);
    }
}
