// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.headwater.api.environment.OwningPackage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose files are by the records that conda keeps in the {@code conda-meta} of a prefix: a JSON file for each package,
 * with its files and what it depends on.
 */
public final class CondaRecords {
    private static final int LONGEST_STRING = 1 << 16;
    private static final int MOST_FILES = 2_000_000;
    private static final JsonFactory FACTORY = ((JsonFactoryBuilder) JsonFactory.builder())
            // It is of UTF-8, whatever its first bytes might be taken for.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(LONGEST_STRING)
                    .maxNameLength(2000)
                    .maxDocumentLength(256L << 20)
                    .build())
            .build();

    private static final Map<String, OwnedFiles.Machine> MACHINES = Map.of(
            "linux-64", new OwnedFiles.Machine("linux-64", "Linux", "x86_64"),
            "linux-aarch64", new OwnedFiles.Machine("linux-aarch64", "Linux", "aarch64"),
            "linux-ppc64le", new OwnedFiles.Machine("linux-ppc64le", "Linux", "ppc64le"),
            "osx-64", new OwnedFiles.Machine("osx-64", "Darwin", "x86_64"),
            "osx-arm64", new OwnedFiles.Machine("osx-arm64", "Darwin", "arm64"),
            "win-64", new OwnedFiles.Machine("win-64", "Windows", "AMD64"),
            "win-arm64", new OwnedFiles.Machine("win-arm64", "Windows", "ARM64"));

    private CondaRecords() {}

    /**
     * A package that conda installed.
     *
     * @param name its name
     * @param version its version and build, {@code 1.0-py312_0}
     * @param purl its package URL
     * @param subdir what it is for, {@code linux-64}; empty text where that is not said
     * @param files its files, relative to the prefix
     * @param depends what it depends on, by match specs
     */
    public record Installed(
            String name, String version, String purl, String subdir, List<String> files, List<String> depends) {
        /** Copies. */
        public Installed {
            files = List.copyOf(files);
            depends = List.copyOf(depends);
        }
    }

    /**
     * Adds what is of packages, if there is a conda in a prefix.
     *
     * @return whether there is one
     * @throws UnreadableRecordsException if a record cannot be read
     */
    static boolean add(Path prefix, OwnedFiles.Builder files) throws IOException {
        Path folder = prefix.resolve("conda-meta");
        if (!Files.isDirectory(folder)) {
            return false;
        }
        for (Path record : DiskText.entries(folder)) {
            if (record.toString().endsWith(".json")) {
                try (InputStream in = DiskText.open(record)) {
                    add(read(in, record.toString()), prefix, files);
                } catch (UnreadableRecordsException e) {
                    throw e;
                } catch (IOException e) {
                    throw new UnreadableRecordsException(record.toString(), e);
                }
            }
        }
        return true;
    }

    private static void add(Installed one, Path prefix, OwnedFiles.Builder files) throws IOException {
        OwningPackage owner = new OwningPackage(OwningPackage.Kind.CONDA, one.name(), one.version(), one.purl());
        Optional.ofNullable(MACHINES.get(one.subdir()))
                .ifPresent(machine -> files.machine(OwningPackage.Kind.CONDA, machine));
        String above = OwnedFiles.text(prefix) + "/";
        boolean isAsked = false;
        for (String file : one.files()) {
            String path = above + file;
            if (files.isAsked(path)) {
                files.add(path, owner);
                isAsked = true;
            }
        }
        if (isAsked) {
            files.needs(owner, new OwnedFiles.Needs(List.of(one.name()), depends(one)));
        }
    }

    /** Of a match spec the name: {@code python >=3.12,<3.13.0a0}. */
    private static List<OwnedFiles.Dependency> depends(Installed one) {
        List<OwnedFiles.Dependency> depends = new ArrayList<>();
        for (String text : one.depends()) {
            int end = 0;
            while (end < text.length() && " <>=!~[".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            depends.add(new OwnedFiles.Dependency(text, List.of(text.substring(0, end))));
        }
        return depends;
    }

    /**
     * Reads a record.
     *
     * @param file how to call it
     * @throws UnreadableRecordsException if it is no JSON object with a name, a version and files
     */
    public static Installed read(InputStream in, String file) throws IOException {
        try (JsonParser json = FACTORY.createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableRecordsException(file + " is no JSON object");
            }
            return new Fields(json, file).read();
        } catch (JsonProcessingException e) {
            throw new UnreadableRecordsException(file + UnsoundJson.place(e) + " is no sound JSON");
        }
    }

    /** The fields of one record. */
    private static final class Fields {
        private final JsonParser json;
        private final String file;
        private String name = "";
        private String version = "";
        private String build = "";
        private String subdir = "";
        private List<String> files = List.of();
        private List<String> depends = List.of();

        Fields(JsonParser json, String file) {
            this.json = json;
            this.file = file;
        }

        Installed read() throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "name" -> name = text(field);
                    case "version" -> version = text(field);
                    case "build" -> build = text(field);
                    case "subdir" -> subdir = text(field);
                    case "files" -> files = texts(field);
                    case "depends" -> depends = texts(field);
                    default -> json.skipChildren();
                }
            }
            if (name.isEmpty() || version.isEmpty()) {
                throw new UnreadableRecordsException(file + " has no name or no version");
            }
            String qualifier = "subdir=" + (PackageUrls.isPlain(subdir) ? subdir : "");
            return new Installed(
                    name,
                    build.isEmpty() ? version : version + "-" + build,
                    PackageUrls.of("conda", name, version, qualifier),
                    subdir,
                    files,
                    depends);
        }

        private String text(String field) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw fault(field + " is no text");
            }
            return json.getText();
        }

        private List<String> texts(String field) throws IOException {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                throw fault(field + " is no list");
            }
            List<String> texts = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                texts.add(text("an entry of " + field));
                if (texts.size() > MOST_FILES) {
                    throw fault(field + " has more than " + MOST_FILES + " entries");
                }
            }
            return texts;
        }

        private UnreadableRecordsException fault(String what) {
            return new UnreadableRecordsException(
                    file + ", line " + json.currentLocation().getLineNr() + ": " + what);
        }
    }
}
