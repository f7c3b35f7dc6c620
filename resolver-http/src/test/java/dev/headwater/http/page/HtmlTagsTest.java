// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlTagsTest {
    private static final int MANY = 300_000;

    private static List<String> links(String text) {
        List<String> links = new ArrayList<>();
        HtmlTags tags = new HtmlTags(text);
        while (tags.next()) {
            String href = tags.attribute("href");
            if (tags.name().equals("a") && href != null) {
                links.add(href);
            }
        }
        return links;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<a href=x>|x",
                "<A HREF = 'x y' >|x y",
                "<a\thref=\"x>y\">|x>y",
                "<a href=x/>|x/",
                "<a/href=x>|x",
                "<a href=x href=y>|x",
                "<a =href href=x>|x",
                "<a href='x'title='t'>|x",
                "<a href='&lt;&#x41;&amp;notin'>|<A&notin",
                "<a href='x&lib=1&copy'>|x&lib=1©",
                "<a href>|``",
                "<a href=>|``",
                "<<a href=x>|x",
                "< a href=x><a href=y>|y",
                "</a href=x><a href=y>|y",
                "</ <a href=x><a href=y>|y",
                "</><a href=x>|x",
                "<!doctype html '<a href=x>'><a href=y>|y",
                "<?xml <a href=x>?><a href=y>|y",
                "<!--><a href=x>|x",
                "<!---><a href=x>|x",
                "<!----><a href=x>|x",
                "<!-- > <a href=x> --><a href=y>|y",
                "<!-- --!><a href=x>|x",
                "<!-- - -- -> <a href=x> ---><a href=y>|y",
                "<title><a href=x></titles></TITLE ><a href=y>|y",
                "<textarea><!-- </textarea><a href=x>|x",
                "<style></ style><a href=x></style><a href=y>|y",
                "<script>'<a href=x>'</script><a href=y>|y",
                "<script><!-- <script> </script> <a href=x> --> </script><a href=y>|y",
                "<script><!--></script><a href=x>|x",
                "<script><!-- </script><a href=x>|x",
                "<b><p><a href=x></b><td><a href=y>|x,y",
                "<script></\u017fcript><a href=x></script><a href=y>|y",
                "<\u212a href=x><a \u017fref=y href=z>|z",
            })
    void areCutOutAsBrowsersDo(String text, String expected) {
        assertThat(String.join(",", links(text))).isEqualTo(expected);
        assertThat(Jsoup.parse(text).select("a[href]").eachAttr("href")).isEqualTo(links(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a href='x",
                "<a href=x",
                "<a href=x ",
                "<a",
                "<",
                "</",
                "<!",
                "<!--",
                "<!-- <a href=x>",
                "<style><a href=x>",
                "<script><a href=x></script",
                "<plaintext><a href=x></plaintext><a href=y>",
                "<title"
            })
    void thatTheTextEndsInAreNone(String text) {
        assertThat(links(text)).isEmpty();
        assertThat(Jsoup.parse(text).select("a[href]")).isEmpty();
    }

    /** Pages of what lists of files are made of, whole and damaged: the tree that browsers make has the same links. */
    @Test
    void areThoseOfTheTreeThatBrowsersMake() {
        List<String> parts = List.of(
                "<a href='x%d.whl'>",
                "<A HREF=\"y%d.whl#sha256=ab\">", "<a href=z%d.whl data-yanked>", "</a>", "<br/>");
        List<String> others = List.of(
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<pre>",
                "<h1>",
                "</h1>",
                "<!-- <a href=n.whl> -->",
                "text & more",
                " < ",
                "<ul>",
                "<li>",
                "</ul>",
                "<img src='<a href=n.whl>'>",
                "<script>if (a < b) '<a href=n.whl>'</script>",
                "<style>a > b</style>",
                "<title>Links for <a href=n.whl></title>",
                "&lt;a href=n.whl&gt;",
                "<span title='>'>");
        Random random = new Random(7);
        for (int page = 0; page < 2000; page++) {
            StringBuilder text = new StringBuilder("<!DOCTYPE html><body>");
            for (int i = random.nextInt(40); i > 0; i--) {
                List<String> from = random.nextInt(3) == 0 ? parts : others;
                text.append(from.get(random.nextInt(from.size())).replace("%d", Integer.toString(i)));
            }
            String whole = text.toString();
            // The tree repeats links that are left open.
            List<String> tree = Jsoup.parse(whole).select("a[href]").stream()
                    .map(Element::attributes)
                    .map(attributes -> attributes.get("href"))
                    .distinct()
                    .toList();
            assertThat(links(whole).stream().distinct().toList()).as(whole).isEqualTo(tree);
        }
    }

    static List<String> costly() {
        IntFunction<String> merged = i -> "<html a" + i + "=1><body b" + i + "=1>";
        return List.of(
                IntStream.range(0, MANY).mapToObj(merged).collect(Collectors.joining()),
                "<div>".repeat(4 * MANY),
                "<ul><li>".repeat(2 * MANY),
                "<font><i><u></p>".repeat(MANY),
                "<table><tr><td>".repeat(MANY),
                "<!-".repeat(MANY) + "<!--".repeat(MANY) + "- -".repeat(MANY),
                "</".repeat(MANY) + "<script><!--".repeat(MANY),
                "<title></titl".repeat(MANY),
                "<a href='" + "&amp;&am".repeat(MANY) + "'>");
    }

    static List<String> crowded() {
        return List.of("<a" + " a".repeat(4 * MANY) + ">", "<b a='".repeat(MANY));
    }

    @ParameterizedTest
    @MethodSource("crowded")
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void withMoreAttributesThanAreRememberedMakeThePageUnreadable(String text) {
        Pages.unreadable(() -> Pages.html("<title>Links for lib</title><a href=lib-1.0.zip>" + text))
                .withMessageContaining("more than 256 attributes");
    }

    /** The tree of the first of them would take an hour, that of the others minutes; all bounds are generous. */
    @ParameterizedTest
    @MethodSource("costly")
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void costNoMoreThanTheirText(String text) throws UnreadablePageException {
        String page = "<title>Links for lib</title><a href=lib-1.0.zip>" + text;

        assertThat(Pages.html(page).fileCount()).isEqualTo(1);
    }
}
