package benefit.today;

import benefit.BenefitScene;
import benefit.grant.Programme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import testing.MadangTest;
import testing.StatementRecorder;
import testing.TestMembers.TestMember;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class TodayTest {
    @Autowired
    ReadToday readToday;

    BenefitScene scene;
    TestMember member;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new BenefitScene(context);
        scene.fund(Programme.WALKING, 1_000);
        scene.fund(Programme.ATTENDANCE, 1_000);
        member = scene.member();
    }

    @Test
    void showsANewMemberWhatThereIsToGet() {
        JsonNode today = today();
        assertThat(today.path("day").asString()).isEqualTo(scene.today().toString());
        assertThat(today.path("steps").asInt()).isZero();
        // The ladder that Toss had until September 2023.
        assertThat(today.path("ladder").toString()).isEqualTo("[{\"steps\":1000,\"points\":10,\"state\":\"OPEN\"},"
                + "{\"steps\":5000,\"points\":10,\"state\":\"OPEN\"},{\"steps\":10000,\"points\":20,\"state\":\"OPEN\"}]");
        assertThat(today.path("attendance").toString())
                .isEqualTo("{\"streak\":0,\"points\":5,\"state\":\"CLAIMABLE\"}");
        assertThat(today.at("/missions/0/code").asString()).isEqualTo("FIRST_PAYMENT");
        assertThat(today.at("/missions/0/state").asString()).isEqualTo("OPEN");
        assertThat(today.path("points").toString()).isEqualTo("{\"pending\":0,\"paid\":0}");
    }

    @Test
    void showsWhatIsClaimedClaimableAndPaid() {
        scene.hasWalked(member, 7_421);
        assertThat(scene.claim(member, scene.today(), 1_000).status()).isEqualTo(201);
        assertThat(scene.post(member, "/v1/benefit/attendance", null).status()).isEqualTo(201);
        BenefitScene.await(() -> today().at("/points/paid").asLong() == 15);
        JsonNode today = today();
        assertThat(today.path("steps").asInt()).isEqualTo(7_421);
        assertThat(today.path("ladder").findValuesAsString("state")).containsExactly("PAID", "CLAIMABLE", "OPEN");
        assertThat(today.path("attendance").toString()).isEqualTo("{\"streak\":1,\"points\":5,\"state\":\"PAID\"}");
        assertThat(today.at("/points/pending").asLong()).isZero();
    }

    @Test
    void readsEachSectionByOneQuery(@Autowired ApplicationContext context) {
        try (StatementRecorder recorder = new StatementRecorder(context)) {
            readToday.read(member.id());
            long here = Thread.currentThread().threadId();
            assertThat(recorder.statements().stream().filter(each -> each.thread() == here)
                    .filter(each -> each.sql().stripLeading().startsWith("select"))).hasSize(5);
        }
    }

    private JsonNode today() {
        return scene.get(member, "/v1/benefit/today").body();
    }
}
