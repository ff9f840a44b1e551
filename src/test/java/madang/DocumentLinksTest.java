package madang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Every link between the documents, and from them into the code, leads somewhere. */
class DocumentLinksTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

    @Test
    void everyRelativeLinkLeadsSomewhere() {
        assertThat(deadLinksBelow(Path.of(""))).isEmpty();
    }

    @Test
    void findsLinksThatLeadNowhere(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.md"), """
                # One heading
                [good](b.md) [good](b.md#two-words) [good](#one-heading) [elsewhere](https://example.org/x)
                [gone](c.md) [no such heading](b.md#three) [nor here](#two)
                ```
                [not a link](x.md)
                ```
                """);
        Files.writeString(folder.resolve("b.md"), "## Two words\n");
        assertThat(deadLinksBelow(folder)).containsExactly("a.md → c.md", "a.md → b.md#three", "a.md → #two");
    }

    private static List<String> deadLinksBelow(Path folder) {
        return documentsBelow(folder).stream().flatMap(path -> deadLinks(folder, path)).toList();
    }

    /** Without going into the folders in which a build and an application make and delete files meanwhile. */
    private static SortedSet<Path> documentsBelow(Path folder) {
        Set<Path> left = Set.of(folder.resolve("target"), folder.resolve("data"));
        SortedSet<Path> documents = new TreeSet<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return left.contains(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".md")) {
                        documents.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return documents;
    }

    private static Stream<String> deadLinks(Path folder, Path document) {
        return LINK.matcher(FENCE.matcher(read(document)).replaceAll("")).results().map(match -> match.group(1))
                .filter(link -> !link.matches("[a-z]+:.*")).filter(link -> !leadsSomewhere(document, link))
                .map(link -> folder.relativize(document) + " → " + link);
    }

    private static boolean leadsSomewhere(Path document, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? document : document.resolveSibling(file);
        return Files.exists(target) && (hash < 0 || headings(target).anyMatch(link.substring(hash + 1)::equals));
    }

    /** As GitHub makes anchors of headings. */
    private static Stream<String> headings(Path document) {
        return HEADING.matcher(read(document)).results().map((MatchResult match) -> match.group(1)
                .toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-'));
    }

    private static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
