package platform.event.relay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fixture.Instance;
import fixture.events.PersonNamed;
import fixture.events.ThingHappened;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import platform.event.DomainEvents;
import platform.event.log.EventJson;
import platform.event.log.EventKinds;
import platform.id.Tsid;
import platform.money.Won;
import platform.trace.Traces;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class KafkaRelayTest {
    private static final ExecutorService EXECUTOR = Executors.newSingleThreadExecutor();

    private static EmbeddedKafkaKraftBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = newBroker(3);
    }

    @AfterAll
    static void stopBroker() {
        EXECUTOR.shutdownNow();
        broker.destroy();
    }

    /** Tells its address to nobody: by default it is set for the whole JVM, where it would turn other relays on. */
    private static EmbeddedKafkaKraftBroker newBroker(int partitions) {
        var started = new EmbeddedKafkaKraftBroker(1, partitions);
        started.brokerListProperty("fixture.kafka.brokers");
        started.brokerProperty("transaction.state.log.replication.factor", "1");
        started.brokerProperty("transaction.state.log.min.isr", "1");
        started.brokerProperty("offsets.topic.num.partitions", "1");
        started.brokerProperty("transaction.state.log.num.partitions", "1");
        started.afterPropertiesSet();
        return started;
    }

    @Test
    void queuesNothingWithoutABroker() {
        try (Instance instance = Instance.start(Instance.schema())) {
            instance.publish();
            assertThat(instance.count("select count(*) from platform_event_relay")).isZero();
        }
    }

    @Test
    void keepsTheOrderOfEachAggregateAlsoWhenIdsAndCommitsAreInAnother() throws InterruptedException {
        try (Instance instance = relaying(Instance.schema(), "order");
                TopicReader reader = new TopicReader("order", broker.getBrokersAsString())) {
            Tsid thing = Instance.newId();
            ThingHappened idTakenFirst = about(instance, thing, "second to be published");
            ThingHappened idTakenLater = about(instance, thing, "first to be published");
            var open = new CountDownLatch(1);
            var published = new CountDownLatch(1);
            ThingHappened late = instance.event();
            Thread slow = Thread.ofPlatform().start(() -> instance.transaction().executeWithoutResult(status -> {
                instance.bean(DomainEvents.class).publish(late);
                published.countDown();
                await().until(() -> open.getCount() == 0);
            }));
            published.await();
            publish(instance, idTakenLater);
            publish(instance, idTakenFirst);

            reader.await(2);
            assertThat(reader.eventIds()).containsExactly(idTakenLater.eventId().toString(),
                    idTakenFirst.eventId().toString());
            open.countDown();
            slow.join();

            reader.await(3);
            assertThat(reader.eventIds()).last().isEqualTo(late.eventId().toString());
            assertThat(reader.records().getFirst()).satisfies(record -> {
                assertThat(record.key()).isEqualTo(thing.toString());
                assertThat(record.value()).contains("\"what\":\"first to be published\"");
                assertThat(new String(record.headers().lastHeader("type").value(), UTF_8))
                        .isEqualTo("fixture.thing-happened");
            });
            awaitEmptyQueue(instance);
        }
    }

    @Test
    void tellsUnderWhichTraceAnEventWasPublished() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        try (Instance instance = relaying(Instance.schema(), "traced", broker.getBrokersAsString(),
                "fixture.traces=true"); TopicReader reader = new TopicReader("traced", broker.getBrokersAsString())) {
            Tsid thing = Instance.newId();
            instance.bean(Traces.class).resume(trace, "request",
                    () -> publish(instance, about(instance, thing, "in a trace")));
            publish(instance, about(instance, thing, "in none"));

            reader.await(2);
            assertThat(reader.records().getFirst().headers().lastHeader("traceId").value())
                    .isEqualTo(trace.getBytes(UTF_8));
            assertThat(reader.records().getLast().headers().lastHeader("traceId")).isNull();
        }
    }

    @Test
    void sendsNothingPersonal() {
        try (Instance instance = relaying(Instance.schema(), "personal");
                TopicReader reader = new TopicReader("personal", broker.getBrokersAsString())) {
            ThingHappened thing = instance.event();
            instance.transaction().executeWithoutResult(_ -> instance.bean(DomainEvents.class)
                    .publish(new PersonNamed(thing.eventId(), thing.occurredAt(), thing.thingId(), "카나리아",
                            Won.of(5000), PersonNamed.Mood.GLAD)));
            reader.await(1);
            assertThat(reader.records().getFirst().toString()).contains("\"gift\":5000").doesNotContain("카나리아",
                    "$sealed", "name");
        }
    }

    @Test
    void losesNothingAndKeepsTheOrderWhenTheRelayingInstanceGoesAndAnotherComes() {
        Map<String, String> schema = Instance.schema();
        Tsid thing = Instance.newId();
        try (TopicReader reader = new TopicReader("takeover", broker.getBrokersAsString())) {
            try (Instance one = relaying(schema, "takeover"); Instance other = relaying(schema, "takeover")) {
                for (int i = 0; i < 50; i++) {
                    publish(i % 2 == 0 ? one : other, about(one, thing, "step " + i));
                }
                one.bean(RelayLoop.class).stop();
                for (int i = 50; i < 100; i++) {
                    publish(one, about(one, thing, "step " + i));
                }
                awaitEmptyQueue(other);
            }
            reader.await(100);
            assertThat(reader.steps()).containsExactlyElementsOf(
                    IntStream.range(0, 100).boxed().toList());
        }
    }

    @Test
    void refusesARelayThatStalledInTheMiddleOfABatchAndWakesAfterAnotherTookOver() throws Exception {
        Map<String, String> schema = Instance.schema();
        try (Instance stalled = relaying(schema, "fence");
                Instance other = relaying(schema, "fence");
                TopicReader reader = new TopicReader("fence", broker.getBrokersAsString())) {
            stalled.bean(RelayLoop.class).stop();
            other.bean(RelayLoop.class).stop();
            Tsid thing = Instance.newId();
            failsOnce(other, "fence", thing);
            other.bean(RelayQueue.class).release();
            publish(stalled, about(stalled, thing, "step 2"));
            var stall = new CountDownLatch(1);
            var wake = new CountDownLatch(1);
            KafkaRelay stalling = stalling(stalled, stall, wake);
            Future<Integer> late = EXECUTOR.submit(() -> {
                int sent = 0;
                // The other may be about to end a round, and hold the lease until then.
                while (stall.getCount() > 0) {
                    sent = stalling.relay();
                }
                return sent;
            });
            await().until(() -> stall.getCount() == 0 || late.isDone());
            assertThat(late).isNotDone();
            stalled.bean(RelayQueue.class).release();
            publish(other, about(other, thing, "step 3"));
            await().ignoreExceptions()
                    .until(() -> other.bean(KafkaRelay.class).relay() == 2);
            wake.countDown();

            assertThatThrownBy(late::get).hasStackTraceContaining("ProducerFenced");
            publish(other, about(other, thing, "step 4"));
            assertThat(other.bean(KafkaRelay.class).relay()).isOne();
            reader.await(5);
            assertThat(reader.steps()).containsExactly(0, 1, 2, 3, 4);
        }
    }

    /** Relays steps 0 and 1, with a producer of its own for each, since the transaction of the first one's fails in between. */
    private static void failsOnce(Instance instance, String name, Tsid thing) throws Exception {
        KafkaRelay relay = instance.bean(KafkaRelay.class);
        publish(instance, about(instance, thing, "step 0"));
        await().ignoreExceptions().until(() -> relay.relay() == 1);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
            admin.fenceProducers(List.of(name + "-0")).all().get();
        }
        publish(instance, about(instance, thing, "step 1"));
        assertThatThrownBy(relay::relay).hasStackTraceContaining("ProducerFenced");
        await().ignoreExceptions().until(() -> relay.relay() == 1);
    }

    @Test
    void setsAnEventThatTheBrokerRefusesAsideWithItsKeyAndSendsThemInOrderWhenTheCauseIsMended() throws Exception {
        String tooLarge = " " + "x".repeat(1_100_000);
        try (Instance instance = relaying(Instance.schema(), "large", broker.getBrokersAsString(),
                "spring.kafka.producer.properties[max.request.size]=3000000");
                TopicReader reader = new TopicReader("large", broker.getBrokersAsString());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
            instance.bean(RelayLoop.class).stop();
            Tsid thing = Instance.newId();
            Tsid other = Instance.newId();
            publish(instance, about(instance, thing, "step 0"));
            publish(instance, about(instance, thing, "step 1" + tooLarge));
            publish(instance, about(instance, other, "step 10"));
            publish(instance, about(instance, thing, "step 2"));
            publish(instance, about(instance, other, "step 11"));
            instance.bean(RelayLoop.class).start();

            reader.await(3);
            assertThat(reader.steps()).containsExactlyInAnyOrder(0, 10, 11).containsSubsequence(10, 11);
            ParkedEvents parked = instance.bean(ParkedEvents.class);
            await().untilAsserted(() -> assertThat(parked.oldest(10)).singleElement()
                    .satisfies(refused -> assertThat(refused.error()).contains("RecordTooLarge")));
            assertThat(instance.count("select count(*) from platform_event_relay_parked"
                    + " where aggregate_id = ?", other.value())).isZero();

            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, "large.fixture"),
                    List.of(new AlterConfigOp(new ConfigEntry("max.message.bytes", "3000000"),
                            AlterConfigOp.OpType.SET))))
                    .all().get();
            publish(instance, about(instance, thing, "step 3"));

            reader.await(6);
            assertThat(reader.steps()).containsSubsequence(0, 1, 2, 3);
            await().untilAsserted(() -> assertThat(parked.count()).isZero());
        }
    }

    @Test
    void setsAnEventAsideThatTheProducerItselfRefuses() {
        try (Instance instance = relaying(Instance.schema(), "own");
                TopicReader reader = new TopicReader("own", broker.getBrokersAsString())) {
            publish(instance, about(instance, Instance.newId(), "step 1 " + "x".repeat(1_100_000)));
            publish(instance, about(instance, Instance.newId(), "step 2"));

            reader.await(1);
            await().untilAsserted(() -> assertThat(instance.bean(ParkedEvents.class).count()).isOne());
            assertThat(reader.steps()).containsExactly(2);
        }
    }

    /** By a relay that has read the queue, and stalled until another had released the key and sent what was refused. */
    @Test
    void bringsBackWhatWasSetAsideBehindNothing() {
        try (Instance instance = relaying(Instance.schema(), "behind");
                TopicReader reader = new TopicReader("behind", broker.getBrokersAsString())) {
            instance.bean(RelayLoop.class).stop();
            Tsid thing = Instance.newId();
            publish(instance, about(instance, thing, "step 1"));
            instance.bean(ParkedEvents.class).follow(instance.bean(RelayQueue.class).first(10));
            publish(instance, about(instance, thing, "step 2"));
            instance.bean(RelayLoop.class).start();

            reader.await(2);
            assertThat(reader.steps()).containsExactly(1, 2);
        }
    }

    /** A relay that has read its batch and then waits. */
    private static KafkaRelay stalling(Instance instance, CountDownLatch stall, CountDownLatch wake) {
        RelayProperties properties = instance.bean(RelayProperties.class);
        var stalled = new KafkaTemplate<>(
                RelayConfiguration.template(instance.bean(DefaultKafkaProducerFactory.class), properties)
                        .getProducerFactory()) {
            @Override
            public CompletableFuture<SendResult<String, String>> send(ProducerRecord<String, String> message) {
                stall.countDown();
                try {
                    wake.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return super.send(message);
            }
        };
        return new KafkaRelay(instance.bean(RelayQueue.class), instance.bean(ParkedEvents.class), stalled,
                () -> instance.bean(KafkaAdmin.class), instance.bean(EventKinds.class),
                instance.bean(EventJson.class), properties);
    }

    @Test
    void waitsForABrokerThatIsDownAndSendsEverythingWhenItIsBack() throws Exception {
        EmbeddedKafkaKraftBroker restartable = newBroker(1);
        try (Instance instance = relaying(Instance.schema(), "down", restartable.getBrokersAsString())) {
            Tsid thing = Instance.newId();
            publish(instance, about(instance, thing, "step 0"));
            awaitEmptyQueue(instance);
            var server = restartable.getCluster().brokers().values().iterator().next();
            server.shutdown();
            server.awaitShutdown();
            for (int i = 1; i < 6; i++) {
                publish(instance, about(instance, thing, "step " + i));
            }
            server.startup();
            awaitEmptyQueue(instance);
            try (TopicReader reader = new TopicReader("down", restartable.getBrokersAsString())) {
                reader.await(6);
                assertThat(reader.steps()).containsExactly(0, 1, 2, 3, 4, 5);
            }
        } finally {
            restartable.destroy();
        }
    }

    private static Instance relaying(Map<String, String> schema, String name) {
        return relaying(schema, name, broker.getBrokersAsString());
    }

    private static Instance relaying(Map<String, String> schema, String name, String brokers, String... more) {
        return Instance.start(schema,
                Stream.concat(Stream.of("spring.kafka.bootstrap-servers=" + brokers,
                        "madang.relay.topic-prefix=" + name + ".", "madang.relay.transactional-id=" + name + "-",
                        "madang.relay.lease=6s", "madang.relay.parked=1s", "madang.relay.poll-interval=20ms"),
                        Stream.of(more)).toArray(String[]::new));
    }

    private static ThingHappened about(Instance instance, Tsid thing, String what) {
        ThingHappened event = instance.event();
        return new ThingHappened(event.eventId(), event.occurredAt(), thing, what);
    }

    private static void publish(Instance instance, ThingHappened event) {
        instance.transaction().executeWithoutResult(status -> instance.bean(DomainEvents.class).publish(event));
    }

    private static void awaitEmptyQueue(Instance instance) {
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(instance.count("select count(*) from platform_event_relay")).isZero());
    }
}
