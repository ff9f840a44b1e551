package madang;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import member.staff.TestStaff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testing.RunningJar;
import testing.StaffActor;
import testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The production jar as an operator meets it: what it refuses, and the first operator's way in. */
class ProductionJarIT {
    private static final String PRODUCTION = "--spring.profiles.active=prod";

    @TempDir
    Path folder;

    @AfterAll
    static void end() {
        TestDatabase.end();
    }

    @Test
    void saysAllAtOnceWhatItWasNotGiven() throws Exception {
        RunningJar bare = RunningJar.start(RunningJar.PRODUCTION, folder, 0, Map.of(), PRODUCTION,
                "--madang.demo.enabled=true");

        assertThat(bare.awaitRefusals()).satisfiesExactlyInAnyOrder(
                line -> assertThat(line).contains("spring.datasource.url"),
                line -> assertThat(line).contains("madang.crypto.key-ring"),
                line -> assertThat(line).contains("madang.cursor.secret"),
                line -> assertThat(line).contains("madang.commerce.images.folder"),
                line -> assertThat(line).contains("madang.demo.enabled"),
                line -> assertThat(line).contains("sandbox 'bank'"),
                line -> assertThat(line).contains("sandbox 'card'", "madang.pay.card.psp"),
                line -> assertThat(line).contains("sandbox 'courier'", "madang.commerce.tracking"),
                line -> assertThat(line).contains("sandbox 'identity'"),
                line -> assertThat(line).contains("sandbox 'lender'", "madang.loan.lenders.line"),
                line -> assertThat(line).contains("sandbox 'sms'", "madang.member.sms.sender"));
    }

    @Test
    void refusesTheDriverOfTheOtherServerAndChangesNothing() throws Exception {
        Map<String, String> settings = settings();
        String url = settings.get("SPRING_DATASOURCE_URL");
        settings.put("SPRING_DATASOURCE_URL", url.startsWith("jdbc:mariadb:")
                ? url.replace("jdbc:mariadb:", "jdbc:mysql:")
                : url.replace("jdbc:mysql:", "jdbc:mariadb:"));

        assertThat(RunningJar.start(RunningJar.PRODUCTION, folder, 0, settings, PRODUCTION).awaitRefusals())
                .singleElement().asString().contains("Begin spring.datasource.url with " + url.substring(0, 10));
    }

    @Test
    void makesTheFirstOperatorWhoLogsInAtTheInstanceThatRunsAlready() throws Exception {
        Map<String, String> settings = settings();
        int port = RunningJar.freePort();
        // There is no TLS in front of it here.
        settings.put("MADANG_SESSION_SECURECOOKIE", "auto");
        try (RunningJar instance = RunningJar.start(RunningJar.PRODUCTION, folder, port, settings, PRODUCTION)
                .awaitReady()) {
            RunningJar command = RunningJar.start(RunningJar.PRODUCTION, folder, port, settings, PRODUCTION,
                    "--madang.create-operator=first");
            assertThat(command.awaitEnd()).as(command.log()).isZero();

            StaffActor operator = StaffActor.at(port);
            assertThat(operator.logsIn("first", shown("Password", command),
                    TestStaff.codeNow(shown("TOTP secret", command)))).isEqualTo("/ops");
            assertThat(operator.opens("/ops").statusCode()).isEqualTo(200);
            assertThat(instance.log().lines()).isNotEmpty()
                    .allSatisfy(line -> assertThat(line).startsWith("{\"@timestamp\"").contains("\"ecs\":{"));
        }
    }

    private static String shown(String what, RunningJar command) {
        Matcher line = Pattern.compile(what + " +(\\S+)").matcher(command.log());
        assertThat(line.find()).as(command.log()).isTrue();
        return line.group(1);
    }

    /** Everything that production must be given, as a platform hands it over: in the environment. */
    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        TestDatabase.newSchema()
                .forEach((name, value) -> settings.put(name.toUpperCase(java.util.Locale.ROOT).replace('.', '_'),
                        value));
        String key = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=";
        settings.put("MADANG_CRYPTO_KEYRING", """
                encryption.active=e1
                encryption.e1=%1$s
                index.active=i1
                index.i1=%1$s
                derivation.active=d1
                derivation.d1=%1$s
                """.formatted(key));
        settings.put("MADANG_CURSOR_SECRET", "a secret of the tests, long enough for production");
        settings.put("MADANG_COMMERCE_IMAGES_FOLDER", folder.resolve("pictures").toString());
        settings.put("MADANG_SANDBOXES_ALLOWED", "bank,card,courier,identity,lender,sms");
        return settings;
    }
}
