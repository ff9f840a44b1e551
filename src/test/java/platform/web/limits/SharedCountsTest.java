package platform.web.limits;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import platform.crypto.BlindIndex;
import platform.crypto.TestCrypto;
import platform.startup.StartupRefused;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;
import testing.LogLines;
import testing.RunningJar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Instances that count requests together in a real Redis, and alone while it is not well. */
@Timeout(60)
class SharedCountsTest {
    private static final Duration PAUSE = Duration.ofMillis(20);
    /** Of requests, however busy the machine of the tests is. */
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Rate TEN = new Rate(1, 10);
    private static final String ADDRESS = "203.0.113.77";
    private static File program;

    private final BlindIndex index = TestCrypto.withNewKeys().blindIndex();
    private final List<Instance> instances = new ArrayList<>();
    private int port;
    private RedisServer redis;

    /** One instance, as far as it counts. */
    private record Instance(SharedCounts shared, MeterRegistry meters) {
        RateLimit limit(Rate rate) {
            return new RateLimit("test", "address", rate, meters, shared);
        }

        boolean saysThatItIsShared() {
            return meters.get("madang.limits.shared").gauge().value() == 1;
        }
    }

    /** Written by another process: what this one has open for writing, a program that another thread starts just then has open too, and nobody can start it. */
    @BeforeAll
    static void unpackRedis(@TempDir Path folder) throws IOException, InterruptedException {
        program = folder.resolve("redis-server").toFile();
        Path written = ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath();
        assertThat(new ProcessBuilder("cp", "-p", written.toString(), program.getPath()).inheritIO().start().waitFor())
                .isZero();
    }

    @BeforeEach
    void startRedis() throws IOException {
        port = RunningJar.freePort();
        redis = started();
    }

    private RedisServer started() throws IOException {
        RedisServer server = RedisServer.newRedisServer().executableProvider(() -> program).port(port)
                .bind("127.0.0.1").setting("save \"\"").build();
        server.start();
        return server;
    }

    @AfterEach
    void stopAll() throws IOException {
        instances.forEach(each -> each.shared().stop());
        redis.stop();
    }

    private Instance instance(RedisAccess access, Duration patience) {
        MeterRegistry meters = new SimpleMeterRegistry();
        Instance made = new Instance(new SharedCounts(access, index, meters, patience, PAUSE), meters);
        instances.add(made);
        made.shared().start();
        return made;
    }

    private static RedisAccess access(int port) {
        return RedisAccess.of("redis://127.0.0.1:" + port, "", "");
    }

    private Instance shared() {
        return shared(LONG);
    }

    private Instance shared(Duration patience) {
        Instance made = instance(access(port), patience);
        await().until(made::saysThatItIsShared);
        return made;
    }

    private Object tell(Command command, String... words) {
        try (Connection connection = new Connection(new HostAndPort("127.0.0.1", port))) {
            connection.sendCommand(command, words);
            return connection.getOne();
        }
    }

    private List<String> keys() {
        return ((List<?>) tell(Command.KEYS, "*")).stream().map(key -> new String((byte[]) key, UTF_8)).toList();
    }

    private static long passing(RateLimit limit, int sent) {
        long passed = 0;
        for (int i = 0; i < sent; i++) {
            passed += limit.take(ADDRESS) == null ? 1 : 0;
        }
        return passed;
    }

    @Test
    void twoInstancesLetAsManyInAsOneWould() throws Exception {
        List<RateLimit> limits = List.of(shared().limit(TEN), shared().limit(TEN));
        List<Callable<Boolean>> requests = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            RateLimit limit = limits.get(i % 2);
            requests.add(() -> limit.take(ADDRESS) == null);
        }
        long passed = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> each : threads.invokeAll(requests)) {
                passed += each.get() ? 1 : 0;
            }
        }
        assertThat(passed).isEqualTo(10);
        assertThat(limits.getFirst().take("203.0.113.78")).as("another").isNull();
        assertThat(instances).allSatisfy(
                each -> assertThat(each.meters().counter("madang.limits.unanswered").count()).isZero());
    }

    @Test
    void whoIsAboveTheRateAtOneInstanceIsToldSoAtAnother() {
        RateLimit one = shared().limit(new Rate(2, 2));
        RateLimit other = shared().limit(new Rate(2, 2));
        assertThat(passing(one, 2)).isEqualTo(2);
        assertThat(other.take(ADDRESS)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(30));
        assertThat(other.now(1).getFirst().left()).as("on the page").isZero();
    }

    @Test
    void whoHasWaitedAsLongAsTheyWereToldPasses() {
        RateLimit one = shared().limit(new Rate(600, 1));
        RateLimit other = shared().limit(new Rate(600, 1));
        Duration wait = await().until(() -> {
            one.take(ADDRESS);
            return other.take(ADDRESS);
        }, Objects::nonNull);
        assertThat(wait).isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThatTheyPassAfter(wait, other);
    }

    private static void assertThatTheyPassAfter(Duration wait, RateLimit limit) {
        long told = System.nanoTime();
        await().pollInterval(Duration.ofMillis(1)).until(() -> System.nanoTime() - told > wait.toNanos());
        assertThat(limit.take(ADDRESS)).isNull();
    }

    /** As after the clock of Redis was set back, or when the rate has become a quicker one. */
    @Test
    void whoseBucketIsFromALaterTimeWaitsNoLongerThanTheyAreTold() {
        Instance one = shared();
        RateLimit limit = one.limit(new Rate(600, 1));
        long later = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now().plus(Duration.ofHours(1)));
        tell(Command.SET, one.shared().key("test", "address", ADDRESS), Long.toString(later));
        Duration wait = limit.take(ADDRESS);
        assertThat(wait).isBetween(Duration.ofMillis(1), Duration.ofMillis(100));
        assertThatTheyPassAfter(wait, limit);
    }

    /** Whom one instance knows to be above the rate, it asks nobody about. */
    @Test
    void whoIsRefusedOnceCostsRedisNothingMore() {
        RateLimit limit = shared().limit(TEN);
        assertThat(passing(limit, 10)).isEqualTo(10);
        RateLimit other = shared().limit(TEN);
        assertThat(other.take(ADDRESS)).isNotNull();
        long before = evaluations();
        assertThat(passing(other, 100)).isZero();
        assertThat(evaluations() - before).isLessThan(10);
    }

    private long evaluations() {
        String statistics = new String((byte[]) tell(Command.INFO, "commandstats"), UTF_8);
        return Long.parseLong(statistics.replaceFirst("(?s).*cmdstat_evalsha:calls=(\\d+).*", "$1"));
    }

    @Test
    void countsAloneWhileRedisIsGoneAndTogetherAgainWhenItIsBack() throws Exception {
        Instance one = shared();
        RateLimit limit = one.limit(TEN);
        assertThat(passing(limit, 4)).isEqualTo(4);
        var said = LogLines.during("platform.web.limits", () -> {
            redis.stop();
            assertThat(passing(limit, 20)).as("those that are left of what came here").isEqualTo(6);
            await().until(() -> !one.saysThatItIsShared());
            assertThat(limit.take(ADDRESS)).isNotNull();
            redis = started();
            await().until(one::saysThatItIsShared);
        });
        assertThat(said).hasSize(2);
        assertThat(said.getFirst().getFormattedMessage()).startsWith("Redis at 127.0.0.1:" + port + " counts no");
        assertThat(said.getLast().getFormattedMessage()).startsWith("Rate limits are counted in Redis at");
        RateLimit again = shared().limit(TEN);
        assertThat(passing(again, 6)).as("of another instance, in a Redis that has forgotten").isEqualTo(6);
        assertThat(one.limit(TEN).take("203.0.113.79")).isNull();
        assertThat(passing(one.limit(TEN), 10)).isEqualTo(4);
    }

    @Test
    void nobodyWaitsLongForARedisThatStalls() {
        Instance one = shared(SHORT);
        RateLimit limit = one.limit(new Rate(1, 1_000));
        tell(Command.CLIENT, "PAUSE", "60000");
        long before = System.nanoTime();
        assertThat(limit.take(ADDRESS)).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofMillis(10),
                Duration.ofSeconds(5));
        await().until(() -> !one.saysThatItIsShared());
        before = System.nanoTime();
        assertThat(passing(limit, 100)).isEqualTo(100);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).as("of a hundred").isLessThan(Duration.ofSeconds(2));
        assertThat(one.meters().counter("madang.limits.unanswered").count()).as("but one").isLessThan(3);
    }

    @Test
    void nobodyWaitsForWhatAcceptsAndNeverAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Instance one = instance(access(silent.getLocalPort()), LONG);
            RateLimit limit = one.limit(TEN);
            long before = System.nanoTime();
            assertThat(passing(limit, 20)).isEqualTo(10);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            assertThat(one.saysThatItIsShared()).isFalse();
            one.shared().stop();
        }
    }

    /** Each one in time after the one before, but not after the question. */
    @Test
    void nobodyWaitsAgainWhenAnswersComeTooLate() throws Exception {
        try (RedisProxy slow = RedisProxy.before(port);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Instance one = instance(access(slow.port()), Duration.ofSeconds(2));
            await().until(one::saysThatItIsShared);
            RateLimit limit = one.limit(TEN);
            slow.delay(Duration.ofMillis(100));
            List<Callable<Boolean>> requests = IntStream.range(0, 40)
                    .<Callable<Boolean>>mapToObj(i -> () -> limit.take("203.0.113." + i) == null).toList();
            var said = LogLines.during("platform.web.limits", () -> {
                for (Future<Boolean> each : threads.invokeAll(requests)) {
                    assertThat(each.get()).isTrue();
                }
                await().until(() -> slow.connections() > 1);
            });
            assertThat(said.getFirst().getFormattedMessage()).contains("Answers come too late");
        }
    }

    @Test
    void whomRedisCannotCountTakesNobodyElsesAnswer() throws Exception {
        List<String> people = IntStream.range(0, 6).mapToObj(i -> "203.0.113." + i).toList();
        RateLimit used = shared().limit(new Rate(1, 1));
        used.take(people.get(1));
        used.take(people.get(4));
        Instance one = shared();
        RateLimit limit = one.limit(new Rate(1, 1));
        tell(Command.LPUSH, one.shared().key("test", "address", people.get(3)), "no number");
        tell(Command.CLIENT, "PAUSE", "60000", "WRITE");
        List<FutureTask<Boolean>> answers = new ArrayList<>();
        for (String each : people) { // The first is asked about alone, all others together and in this order.
            FutureTask<Boolean> task = new FutureTask<>(() -> limit.take(each) == null);
            Thread asking = Thread.ofPlatform().daemon().start(task);
            await().until(() -> asking.getState() == Thread.State.TIMED_WAITING);
            answers.add(task);
        }
        tell(Command.CLIENT, "UNPAUSE");
        List<Boolean> passed = new ArrayList<>();
        for (FutureTask<Boolean> each : answers) {
            passed.add(each.get());
        }
        assertThat(passed).as("from the fourth on, as this instance alone knows")
                .containsExactly(true, false, true, true, true, true);
        await().until(one::saysThatItIsShared);
        RateLimit fresh = one.limit(new Rate(1, 1));
        assertThat(fresh.take(people.get(4))).isNotNull();
        assertThat(fresh.take("203.0.113.6")).isNull();
    }

    @Test
    void nobodyHasTheAnswerOfWhoWasAskedAboutBeforeAnError() throws Exception {
        assertThat(passing(shared().limit(TEN), 10)).isEqualTo(10);
        try (RedisProxy proxy = RedisProxy.before(port)) {
            Instance one = instance(access(proxy.port()), LONG);
            await().until(one::saysThatItIsShared);
            RateLimit limit = one.limit(TEN);
            proxy.sayBeforeTheNext("$" + Integer.MAX_VALUE); // More than an array holds: an OutOfMemoryError.
            assertThat(limit.take("203.0.113.78")).isNull();
            await().until(() -> proxy.connections() == 2 && one.saysThatItIsShared());
            assertThat(limit.take(ADDRESS)).isNotNull();
        }
    }

    /** A Redis that reads all the same is not well: it could not count. */
    @Test
    void countsAloneWhileRedisIsFull() {
        Instance one = shared();
        RateLimit limit = one.limit(TEN);
        tell(Command.CONFIG, "SET", "maxmemory", "1");
        assertThat(passing(limit, 20)).isEqualTo(10);
        await().until(() -> !one.saysThatItIsShared());
        await().during(PAUSE.multipliedBy(10)).until(() -> !one.saysThatItIsShared());
        tell(Command.CONFIG, "SET", "maxmemory", "0");
        await().until(one::saysThatItIsShared);
    }

    @Test
    void aRedisThatForgotAllLetsNobodyInWhoHasUsedTheirShareHere() {
        Instance one = shared();
        RateLimit limit = one.limit(TEN);
        assertThat(passing(limit, 10)).isEqualTo(10);
        tell(Command.FLUSHALL);
        tell(Command.SCRIPT, "FLUSH");
        assertThat(passing(limit, 10)).isZero();
        assertThat(limit.take("203.0.113.78")).isNull();
        await().until(one::saysThatItIsShared);
    }

    @Test
    void whatIsInRedisNamesNobodyAndGoesByItself() {
        Instance one = shared();
        RateLimit slow = one.limit(TEN);
        RateLimit callers = new RateLimit("test", "caller", TEN, one.meters(), one.shared());
        List<String> people = List.of(ADDRESS, "20010db800070000/64", "010-1234-5678", "729384756102938475");
        people.forEach(each -> {
            slow.take(each);
            callers.take(each);
        });
        List<String> keys = keys().stream().filter(key -> !key.startsWith("madang:rate:trial")).toList();
        assertThat(keys).hasSize(8).allMatch(key -> key.matches("madang:rate:test:(address|caller):[\\w-]{43}"))
                .allSatisfy(key -> assertThat((Long) tell(Command.PTTL, key)).isBetween(1L, 60_000L))
                .allSatisfy(key -> assertThat(people).noneMatch(key::contains));
        tell(Command.FLUSHALL);
        one.limit(new Rate(60_000, 10)).take(ADDRESS);
        await().untilAsserted(() -> assertThat(keys()).isEmpty());
    }

    /** The rights that docs/operations.md asks for, and no others. */
    @Test
    void aUserWithFewRightsWillDoAndAWrongPasswordIsSaid() throws Exception {
        tell(Command.ACL, "SETUSER", "madang", "on", ">right-pass-word", "~madang:rate:*", "+evalsha", "+script|load",
                "+time", "+get", "+set");
        RedisAccess right = RedisAccess.of("redis://127.0.0.1:" + port, "madang", "right-pass-word");
        await().until(instance(right, LONG)::saysThatItIsShared);
        assertThat(tell(Command.ACL, "LOG")).as("what they may not").isEqualTo(List.of());
        RedisAccess wrong = RedisAccess.of("redis://127.0.0.1:" + port, "madang", "wrong-pass-word");
        assertThat(right + " " + wrong).doesNotContain("pass-word");
        var said = LogLines.during("platform.web.limits", () -> {
            Instance refused = instance(wrong, LONG);
            await().until(() -> tell(Command.ACL, "LOG").toString().length() > 2);
            refused.shared().stop();
            assertThat(refused.saysThatItIsShared()).isFalse();
        });
        assertThat(said).singleElement().satisfies(line -> assertThat(line.getFormattedMessage())
                .contains("WRONGPASS").doesNotContain("pass-word"));
    }

    /** Else the password would be read by whoever listens. */
    @Test
    void whereTlsIsAskedForNothingIsSaidInClear() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            instance(RedisAccess.of("rediss://127.0.0.1:" + server.getLocalPort(), "madang", "pass-word"), LONG);
            try (Socket client = server.accept()) {
                assertThat(client.getInputStream().read()).as("a handshake begins").isEqualTo(0x16);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1:6379", "http://redis:6379", "redis://", "redis://redis:6379/1",
            "redis://:s3cret@redis", "redis://:s3#cret@redis", "redis://a b",
            "redis://my_redis:6379", "redis://redis:0", "redis://redis:65536"})
    void anAddressThatIsNoneIsRefusedAtTheStartAndNotRepeated(String url) {
        assertThatThrownBy(() -> RedisAccess.of(url, "", "")).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("madang.redis.url").hasMessageNotContaining("cret");
    }

    @Test
    void readsAnAddress() {
        assertThat(RedisAccess.of("rediss://redis.internal", " ", "p"))
                .isEqualTo(new RedisAccess("redis.internal", 6379, true, null, "p"));
        assertThat(RedisAccess.of("redis://[::1]:7000/", "u", "p")).isEqualTo(
                new RedisAccess("::1", 7000, false, "u", "p"));
        assertThatThrownBy(() -> RedisAccess.of("redis://redis", "u", " ")).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("madang.redis.password is not");
    }

    @Test
    void thereIsNothingOfItWithoutASettingAndTheLimitsUseItWithOne() {
        var properties = new LimitProperties(1, 1, 1, Duration.ZERO, Duration.ZERO, TEN, TEN, 1, Map.of());
        ApplicationContextRunner application = new ApplicationContextRunner()
                .withUserConfiguration(SharedCountsConfiguration.class, RateLimits.class)
                .withBean(LimitProperties.class, () -> properties).withBean(BlindIndex.class, () -> index)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new);
        for (ApplicationContextRunner none : List.of(application,
                application.withPropertyValues("madang.redis.url= "))) {
            none.run(alone -> {
                assertThat(alone).hasNotFailed().doesNotHaveBean(SharedCounts.class);
                assertThat(alone.getBean(RateLimits.class).where()).isEqualTo(RateLimits.Where.HERE);
            });
        }
        application.withPropertyValues("madang.redis.url=redis://127.0.0.1:" + port).run(together -> {
            RateLimits limits = together.getBean(RateLimits.class);
            await().until(() -> limits.where() == RateLimits.Where.SHARED);
            await().until(() -> {
                limits.of("GET", "/").perAddress().take(ADDRESS);
                return keys().stream().anyMatch(key -> key.startsWith("madang:rate:default:address:"));
            });
            redis.stop();
            limits.of("GET", "/").perAddress().take(ADDRESS);
            await().until(() -> limits.where() == RateLimits.Where.MEANWHILE_HERE);
        });
        application.withPropertyValues("madang.redis.url=localhost").run(
                refused -> assertThat(refused).getFailure().hasRootCauseInstanceOf(StartupRefused.class));
    }
}
