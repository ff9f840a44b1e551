package ads.serving;

import ads.AdsScene;
import ads.campaign.Placement;
import ads.campaign.ServableAds;
import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import testing.LogLines;
import testing.MadangTest;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;

/** What was accepted under other rules than today's keeps nothing else from being read. */
@MadangTest
class CandidatesTest {
    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    TestMembers members;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void aGroupThatBidsMoreThanAnybodyMayIsLeftOutAlone() throws Exception {
        outlawed("update ads_group set bid = 100001 where id = ?", "Ad group", true);
    }

    @Test
    void aCreativeThatLeadsWhereNoneMayIsLeftOutAlone() throws Exception {
        outlawed("update ads_creative set landing_url = 'http://localhost/' where id = ?", "Creative", false);
    }

    private void outlawed(String sql, String what, boolean group) throws Exception {
        AdsScene scene = new AdsScene(context, port);
        AdsScene.Running bad = scene.runsRich(Placement.HOME_BANNER);
        long id = group ? bad.group().value() : bad.creative().value();
        String member = members.join().token();
        scene.decision(member, Placement.HOME_BANNER, bad);
        assertThat(LogLines.during(ServableAds.class.getName(), () -> {
            transaction.executeWithoutResult(status -> jdbc.update(sql, id));
            // Read after a change only, which this is.
            AdsScene.Running good = scene.runsRich(Placement.HOME_BANNER);
            scene.decision(member, Placement.HOME_BANNER, good);
            scene.ends(good);
        })).anySatisfy(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.getFormattedMessage()).startsWith(what + " " + id + " is not served");
        });
        scene.ends(bad);
    }
}
