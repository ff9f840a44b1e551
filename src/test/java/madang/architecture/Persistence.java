package madang.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import platform.database.Queries;
import platform.database.RowInsert;

/** Who knows the database, and what they may do with it. */
final class Persistence {
    private static final Set<String> WRITING = Set.of("update", "batchUpdate", "execute", "call");
    private static final Pattern LOCKING = Pattern.compile("(?i)\\bfor\\s+(update|share)\\b|\\block\\s+in\\s+share\\b");

    private Persistence() {}

    static ArchCondition<JavaClass> keepControllersFromData() {
        return new ArchCondition<>("keep controllers from data") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.isMetaAnnotatedWith(Controller.class)) {
                    return;
                }
                type.getDirectDependenciesFromSelf().stream().filter(dependency -> {
                    JavaClass target = dependency.getTargetClass();
                    return isRepository(target)
                            || target.getName().startsWith("jakarta.persistence.")
                            || target.getName().startsWith("org.springframework.jdbc.")
                            || target.isEquivalentTo(DataSource.class);
                }).forEach(dependency -> events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    /** By a repository's column names and rows they may read, not by its verbs. */
    static ArchCondition<JavaClass> onlyRead() {
        return new ArchCondition<>("only read") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.isAnnotatedWith(Queries.class)) {
                    return;
                }
                Stream<String> writing = type.getCodeUnitAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().getPackageName()
                                .startsWith("org.springframework.jdbc.")
                                && WRITING.contains(access.getName()))
                        .map(access -> access.getDescription());
                Stream<String> writers = type.getFields().stream()
                        .filter(field -> isRepository(field.getRawType())
                                || field.getRawType().isEquivalentTo(RowInsert.class))
                        .map(field -> field.getDescription());
                Stream<String> transactions = type.getMethods().stream()
                        .filter(method -> method.tryGetAnnotationOfType(Transactional.class)
                                .filter(transaction -> !transaction.readOnly()).isPresent())
                        .map(method -> method.getDescription());
                Stream<String> locks = LOCKING.matcher(constants(type)).results()
                        .map(found -> type.getName() + " says " + found.group());
                Stream.of(writing, writers, transactions, locks).flatMap(all -> all)
                        .forEach(each -> events.add(SimpleConditionEvent.violated(type, each)));
            }
        };
    }

    static ArchCondition<JavaClass> hideRepositories() {
        return new ArchCondition<>("hide repositories") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (isRepository(type) && type.getModifiers().contains(JavaModifier.PUBLIC)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is public"));
                }
            }
        };
    }

    private static boolean isRepository(JavaClass type) {
        return type.isAssignableTo(Repository.class)
                || type.isAnnotatedWith(org.springframework.stereotype.Repository.class);
    }

    /** What a class says in text: ArchUnit does not know the constants, but they stand in the file as they are. */
    private static String constants(JavaClass type) {
        try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
