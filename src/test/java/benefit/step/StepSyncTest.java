package benefit.step;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import benefit.BenefitScene;
import benefit.departed.DepartedMembers;
import member.events.DeviceBound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.time.BusinessDays;
import testing.Api;
import testing.MadangTest;
import testing.Overlap;
import testing.Seed;
import testing.TestMembers.TestMember;

import static benefit.BenefitScene.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class StepSyncTest {
    @Autowired
    SyncSteps syncSteps;
    @Autowired
    ForgetSteps forgetSteps;
    @Autowired
    DepartedMembers departed;
    @Autowired
    DropOldMinutes dropOldMinutes;

    BenefitScene scene;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new BenefitScene(context);
    }

    @Test
    void countsEachMinuteOnceHoweverOftenAndByWhomeverItIsTold() {
        TestMember member = scene.member();
        Instant yesterday = midnight(1);
        scene.sync(member, List.of(sample(yesterday, 100), sample(yesterday.plusSeconds(60), 50)));
        Api.Answer again = scene.sync(member, List.of(sample(yesterday.plusSeconds(30), 80),
                sample(yesterday.plusSeconds(60), 70), sample(yesterday.plusSeconds(120), 1)));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("days/0/day")).isEqualTo(scene.today().minusDays(1).toString());
        assertThat(again.body().at("/days/0/steps").asInt()).isEqualTo(171);
        assertThat(scene.get(member, "/v1/benefit/steps").body().at("/items/0/steps").asInt()).isEqualTo(171);
    }

    @Test
    void tellsWhatItDoesNotBelieve() {
        TestMember member = scene.member();
        Api.Answer answer = scene.sync(member, List.of(sample(scene.now().plus(Duration.ofHours(1)), 10),
                sample(midnight(30), 10), sample(midnight(1), 1_000), sample(midnight(1).plusSeconds(60), 10)));
        assertThat(answer.body().path("refused").toString()).isEqualTo("[{\"reason\":\"FUTURE\",\"samples\":1},"
                + "{\"reason\":\"TOO_OLD\",\"samples\":1},{\"reason\":\"TOO_FAST\",\"samples\":1}]");
        assertThat(answer.body().at("/days/0/steps").asInt()).isEqualTo(10);
    }

    @Test
    void tellsEachRungThatADayReachesOnce() {
        TestMember member = scene.member();
        assertThat(walkYesterday(member, 0, 4)).isEqualTo(800);
        assertThat(scene.published("benefit.rung-reached", member.id())).isZero();
        assertThat(walkYesterday(member, 4, 30)).isEqualTo(6_000);
        assertThat(walkYesterday(member, 4, 30)).isEqualTo(6_000);
        assertThat(walkYesterday(member, 30, 31)).isEqualTo(6_200);
        assertThat(scene.published("benefit.rung-reached", member.id())).as("1,000 and 5,000").isEqualTo(2);
    }

    @Test
    void countsAPhoneForTheAccountThatCameFirstThatDay() {
        TestMember first = scene.member();
        TestMember second = scene.member();
        var other = scene.id();
        scene.tell(new DeviceBound(scene.id(), scene.now(), second.id(), other, first.publicKey()));
        BenefitScene.await(() -> scene.number("select count(*) from benefit_device where device_id = " + other) == 1);

        List<Sample> walk = List.of(new Sample(midnight(1), 100), new Sample(midnight(2), 100));
        syncSteps.sync(first.id(), first.deviceId(), walk.subList(0, 1));
        var synced = syncSteps.sync(second.id(), other, walk);

        assertThat(synced.doubted()).isEqualTo(Map.of(Doubt.PHONE_OF_ANOTHER_ACCOUNT, 1));
        assertThat(synced.days()).extracting(StepDay::day).containsExactly(scene.today().minusDays(2));
        var late = syncSteps.sync(first.id(), first.deviceId(), walk);
        assertThat(late.doubted()).as("the second account came first on the other day")
                .isEqualTo(Map.of(Doubt.PHONE_OF_ANOTHER_ACCOUNT, 1));
    }

    @Test
    void comesToTheSameSumInWhateverOrderBatchesCome() throws Exception {
        long seed = Seed.OF_THE_RUN;
        Random random = new Random(seed);
        List<List<Sample>> batches = batches(random);
        Map<LocalDate, Integer> expected = recompute(batches);
        for (int round = 0; round < 3; round++) {
            List<List<Sample>> shuffled = new ArrayList<>(batches);
            shuffled.addAll(batches.subList(0, batches.size() / 2));
            Collections.shuffle(shuffled, random);
            TestMember member = scene.member();
            if (round < 2) {
                shuffled.forEach(batch -> syncSteps.sync(member.id(), member.deviceId(), batch));
            } else {
                allAtOnce(member, shuffled);
            }
            assertThat(counted(member)).as("round %s of seed %s", round, seed).isEqualTo(expected);
        }
    }

    private void allAtOnce(TestMember member, List<List<Sample>> batches) throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            batches.forEach(batch -> all
                    .add(threads.submit(() -> syncSteps.sync(member.id(), member.deviceId(), batch))));
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    @Test
    void dropsTheMinutesOfClosedDaysAndKeepsTheirSums() {
        TestMember member = scene.member();
        walkYesterday(member, 0, 2);
        scene.sql("update benefit_step_minute set day = '2026-01-01' where member_id = ? and minute = 0",
                member.id().value());
        dropOldMinutes.drop();
        assertThat(scene.number("select count(*) from benefit_step_minute where member_id = " + member.id()))
                .isEqualTo(1);
        assertThat(scene.get(member, "/v1/benefit/steps").body().at("/items/0/steps").asInt()).isEqualTo(400);
    }

    @Test
    void keepsNothingOfStepsThatComeWhileTheMemberLeaves(@Autowired ApplicationContext context) throws Exception {
        Overlap overlap = new Overlap(context);
        TestMember first = scene.member();
        overlap.of(() -> walks(first), () -> leaves(first));
        assertNothingIsKept(first);

        TestMember second = scene.member();
        assertThatThrownBy(() -> overlap.of(() -> leaves(second), () -> walks(second)))
                .hasRootCauseMessage("MEMBER_HAS_LEFT");
        assertNothingIsKept(second);
    }

    private void walks(TestMember member) {
        syncSteps.sync(member.id(), member.deviceId(), List.of(new Sample(midnight(1), 100)));
    }

    private void leaves(TestMember member) {
        departed.add(member.id(), scene.now());
        forgetSteps.forget(member.id());
    }

    private void assertNothingIsKept(TestMember member) {
        for (String table : List.of("benefit_step_minute", "benefit_step_day", "benefit_step_phone",
                "benefit_device")) {
            assertThat(scene.number("select count(*) from " + table + " where member_id = " + member.id())).as(table)
                    .isZero();
        }
    }

    /** Batches as two phones of one person make them over three days: overlapping, some far too fast. */
    private List<List<Sample>> batches(Random random) {
        List<List<Sample>> batches = new ArrayList<>();
        for (int batch = 0; batch < 24; batch++) {
            List<Sample> samples = new ArrayList<>();
            Instant start = midnight(1 + random.nextInt(3)).plusSeconds(60L * random.nextInt(600));
            for (int sample = 1 + random.nextInt(60); sample > 0; sample--) {
                samples.add(new Sample(start.plusSeconds(random.nextInt(3_600)), 1 + random.nextInt(260)));
            }
            batches.add(samples);
        }
        return batches;
    }

    /** What the days come to, computed anew from all samples. */
    private static Map<LocalDate, Integer> recompute(List<List<Sample>> batches) {
        Map<Long, Integer> minutes = new HashMap<>();
        batches.stream().flatMap(List::stream).filter(sample -> sample.steps() <= 240)
                .forEach(sample -> minutes.merge(sample.at().getEpochSecond() / 60, sample.steps(), Math::max));
        Map<LocalDate, Integer> days = new HashMap<>();
        minutes.forEach((minute, steps) -> days.merge(
                LocalDate.ofInstant(Instant.ofEpochSecond(minute * 60), BusinessDays.SEOUL), steps, Integer::sum));
        return days;
    }

    private Map<LocalDate, Integer> counted(TestMember member) {
        Map<LocalDate, Integer> days = new HashMap<>();
        scene.get(member, "/v1/benefit/steps").body().path("items")
                .forEach(day -> days.put(LocalDate.parse(day.path("day").asString()), day.path("steps").asInt()));
        return days;
    }

    /** Two hundred steps in each of these minutes of yesterday; what counts of the day then. */
    private int walkYesterday(TestMember member, int from, int to) {
        List<Map<String, Object>> samples = new ArrayList<>();
        for (int minute = from; minute < to; minute++) {
            samples.add(sample(midnight(1).plusSeconds(60L * minute), 200));
        }
        return scene.sync(member, samples).body().at("/days/0/steps").asInt();
    }

    private Instant midnight(int daysBack) {
        return scene.today().minusDays(daysBack).atStartOfDay(BusinessDays.SEOUL).toInstant();
    }
}
