// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.FilenameScanner;
import dev.headwater.api.distribution.InvalidHashException;
import dev.headwater.api.distribution.InvalidSdistFilenameException;
import dev.headwater.api.distribution.SdistFilename;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.Origin;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.PageReleasesBuilder;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.text.UrlFragment;
import dev.headwater.api.version.Version;
import dev.headwater.core.ownership.Owner;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that the request names by its URL, as the page of a project that has nothing else.
 *
 * @param file the file
 * @param subdirectory where in the archive the project is, as the URL has it; empty for its top
 * @param standardName the name by which the file is listed: its own where that tells the version, else the one that a
 *     source distribution of the version has that its metadata tells; empty as long as that was not read
 */
public record DirectFile(DistributionFile file, Optional<String> subdirectory, Optional<String> standardName)
        implements ProjectPage {
    /**
     * Reads a URL of the request.
     *
     * @throws IllegalArgumentException saying what is wrong, if it is no URL of an archive of the project over https
     */
    static DirectFile parse(ProjectName name, String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "this is no URL (" + e.getReason() + " at position " + e.getIndex() + ")", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https")
                && !(scheme.equals("http") && Origin.parse(url).isLoopback())) {
            throw new IllegalArgumentException(
                    "a URL in a request begins with https:// and names an archive; version control, paths and plain http are not read");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("a URL in a request names a host, and no user or password");
        }
        String path = uri.getPath() == null ? "" : uri.getPath();
        String filename = path.substring(path.lastIndexOf('/') + 1);
        boolean isArchive = ArchiveKind.of(filename).isPresent();
        if (!isArchive && new FilenameScanner(name).scan(filename) != FilenameScanner.Outcome.WHEEL) {
            throw new IllegalArgumentException(
                    "'" + filename + "' is not the name of a source archive, nor of a wheel of '" + name + "'");
        }
        Optional<String> subdirectory = checkedSubdirectory(url);
        DistributionFile.Builder file =
                DistributionFile.builder(name, filename, withoutFragment(url)).hashes(hashes(uri.getRawFragment()));
        if (isArchive) {
            // An installer unpacks a wheel whole, whatever subdirectory is named.
            subdirectory.ifPresent(file::subdirectory);
        }
        return new DirectFile(
                file.build(),
                subdirectory,
                isArchive && !tellsVersion(name, filename) ? Optional.empty() : Optional.of(filename));
    }

    private static boolean tellsVersion(ProjectName name, String archive) {
        try {
            SdistFilename unused = SdistFilename.parse(archive, name);
            return true;
        } catch (InvalidSdistFilenameException e) {
            return false;
        }
    }

    private static Optional<String> checkedSubdirectory(String url) {
        Optional<String> subdirectory = UrlFragment.subdirectory(url);
        if (subdirectory.filter(path -> !isWithin(path)).isPresent()) {
            throw new IllegalArgumentException(
                    "the subdirectory of an archive is a path within it, without '..' and not from its root");
        }
        return subdirectory;
    }

    private static boolean isWithin(String path) {
        return Arrays.stream(path.split("/", -1)).noneMatch(part -> part.isEmpty() || part.equals(".."));
    }

    private static String withoutFragment(String url) {
        int fragment = url.indexOf('#');
        return fragment < 0 ? url : url.substring(0, fragment);
    }

    /** Of {@code sha256=…&egg=…} what is a hash. */
    private static FileHashes hashes(@Nullable String fragment) {
        if (fragment == null) {
            return FileHashes.none();
        }
        List<FileHash> hashes = new ArrayList<>();
        for (String part : fragment.split("&", -1)) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? part : part.substring(0, equals);
            if (equals > 0 && !key.equals("egg") && !key.equals("subdirectory")) {
                hashes.add(new FileHash(key, part.substring(equals + 1)));
            }
        }
        return FileHashes.of(hashes);
    }

    /**
     * {@return the same file, which must have all of these hashes too}
     *
     * @throws InvalidHashException if two of one algorithm differ: it is one file
     */
    DirectFile with(Collection<FileHash> hashes) {
        List<FileHash> all = new ArrayList<>(file.hashes().asList());
        all.addAll(hashes);
        return new DirectFile(file.toBuilder().hashes(FileHashes.of(all)).build(), subdirectory, standardName);
    }

    /** {@return the same file, of the version that its metadata tells} */
    public DirectFile of(Version version) {
        return new DirectFile(file, subdirectory, Optional.of(name() + "-" + version + ".tar.gz"));
    }

    /** {@return the request as the owner of this file} */
    public Owner owner(PackageIndex archives) {
        Ownership record =
                Ownership.builder(file.project(), OwnerRule.DIRECT_URL).build();
        return new Owner.Url(record, archives, this);
    }

    @Override
    public ProjectName name() {
        return file.project();
    }

    @Override
    public ProjectStatus status() {
        return ProjectStatus.ACTIVE;
    }

    @Override
    public int fileCount() {
        return 1;
    }

    @Override
    public String filename(int number) {
        return file.filename();
    }

    @Override
    public PageReleases releases() {
        byte[] listed = standardName.orElse(file.filename()).getBytes(StandardCharsets.UTF_8);
        PageReleasesBuilder releases = new PageReleasesBuilder(name());
        releases.add(listed, 0, listed.length);
        return releases.build();
    }

    @Override
    public long uploadTime(int number) {
        return NO_UPLOAD_TIME;
    }

    @Override
    public @Nullable String requiresPython(int number) {
        return null;
    }

    @Override
    public boolean isYanked(int number) {
        return false;
    }

    @Override
    public DistributionFile file(int number) {
        return file;
    }
}
