// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The page of dependencies names what the POMs name, and nothing else. */
class DependenciesTest {
    private static final Path PAGE = Path.of("docs/dependencies.md");
    private static final String TESTS = "tests";
    private static final Set<String> HANDED_ON = Set.of("compile", "runtime");
    private static final Pattern CELLS = Pattern.compile(" *\\| *");

    @Test
    void namesTheLibrariesOfTheModules() throws IOException {
        assertThat(rows("Libraries of the modules", 2)).isEqualTo(modulesOf(HANDED_ON::contains));
    }

    @Test
    void namesWhatIsOnlyCompiledAgainst() throws IOException {
        assertThat(rows("Only compiled against", 2)).isEqualTo(modulesOf("provided"::equals));
    }

    @Test
    void namesTheLibrariesOfTheTests() throws IOException {
        Set<String> libraries = new TreeSet<>(dependencies(pomOf(TESTS), scope -> true));
        for (String module : modules()) {
            libraries.addAll(dependencies(pomOf(module), "test"::equals));
        }

        assertThat(rows("Of the tests", 1).keySet()).isEqualTo(libraries);
    }

    @Test
    void namesThePluginsOfTheBuild() throws IOException {
        Set<String> plugins = new TreeSet<>(plugins(Fence.ROOT.resolve("pom.xml")));
        for (String module : modules()) {
            plugins.addAll(plugins(pomOf(module)));
        }

        assertThat(rows("Of the build", 1).keySet()).isEqualTo(plugins);
    }

    @Test
    void saysSomethingOfEach() throws IOException {
        assertThat(Fence.linesOf(PAGE))
                .filteredOn(line -> line.startsWith("| `"))
                .allSatisfy(row -> {
                    assertThat(CELLS.split(row)).as(row).hasSizeGreaterThan(2);
                    assertThat(row).doesNotContain("| |").endsWith(". |");
                });
    }

    /** What the table of a section names, each with the modules that its second cell lists where a table has them. */
    private static Map<String, Set<String>> rows(String section, int cells) throws IOException {
        List<String> lines = Fence.linesOf(PAGE);
        Map<String, Set<String>> rows = new TreeMap<>();
        lines.subList(lines.indexOf("## " + section) + 1, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(CELLS::split)
                .forEach(row -> rows.put(
                        row[1].replace("`", ""), cells == 1 ? Set.of() : new TreeSet<>(List.of(row[2].split(", ")))));
        assertThat(rows).as(section).hasSizeGreaterThan(5);
        return rows;
    }

    private static Map<String, Set<String>> modulesOf(Predicate<String> scope) throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (String module : modules()) {
            if (!module.equals(TESTS)) {
                for (String library : dependencies(pomOf(module), scope)) {
                    found.computeIfAbsent(library, name -> new TreeSet<>()).add(module);
                }
            }
        }
        return found;
    }

    private static List<String> modules() throws IOException {
        try (Stream<Path> folders = Files.list(Fence.ROOT)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.startsWith("resolver-"))
                    .map(name -> name.substring("resolver-".length()))
                    .filter(name -> Files.exists(pomOf(name)))
                    .sorted()
                    .toList();
        }
    }

    private static Path pomOf(String module) {
        return Fence.ROOT.resolve("resolver-" + module).resolve("pom.xml");
    }

    /** Of other projects, with a scope that is asked for. */
    private static List<String> dependencies(Path pom, Predicate<String> scope) throws IOException {
        return elements(pom, "dependency")
                .filter(each -> !isManaged(each) && scope.test(child(each, "scope", "compile")))
                .map(each -> nameOf(each, ""))
                .filter(name -> !name.startsWith("dev.headwater:"))
                .toList();
    }

    private static List<String> plugins(Path pom) throws IOException {
        return Stream.of("plugin", "path")
                .flatMap(kind -> elements(pom, kind))
                .map(each -> nameOf(each, "org.apache.maven.plugins"))
                .toList();
    }

    private static Stream<Element> elements(Path pom, String name) {
        try {
            NodeList found = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getElementsByTagName(name);
            return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(pom.toString(), e);
        }
    }

    private static boolean isManaged(Element dependency) {
        return dependency.getParentNode().getParentNode().getNodeName().equals("dependencyManagement");
    }

    private static String nameOf(Element element, String group) {
        return child(element, "groupId", group) + ":" + child(element, "artifactId", "");
    }

    private static String child(Element element, String name, String otherwise) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return child.getTextContent().strip();
            }
        }
        return otherwise;
    }
}
