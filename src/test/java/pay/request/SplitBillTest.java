package pay.request;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi.Answer;
import pay.PayScene;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class SplitBillTest {
    @Autowired
    ApplicationContext context;

    PayScene scene;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void asksEachFriendForTheSameAndShowsWhoHasPaid() {
        TestMember asker = scene.member();
        TestMember one = scene.memberWith(10_000);
        TestMember other = scene.member();
        Answer split = split(asker, 10_000, "", friend(one.phone(), ""), friend(other.id(), ""));
        assertThat(split.status()).isEqualTo(201);
        assertThat(split.body().path("ownShare").asLong()).isEqualTo(3_334);
        assertThat(split.body().at("/requests/0/amount").asLong()).isEqualTo(3_333);
        assertThat(split.body().at("/requests/1/amount").asLong()).isEqualTo(3_333);
        assertThat(split.body().path("paid").asLong()).isZero();

        String request = split.body().at("/requests/0/id").asString();
        Answer paid = scene.api.payRequest(one, request, UUID.randomUUID().toString(), "");
        assertThat(paid.body().path("state").asString()).isEqualTo("PAID");
        assertThat(paid.body().path("splitBillId").isNull()).isTrue();
        String path = split.header("Location");
        var now = scene.api.get(asker, path).body();
        assertThat(now.path("paid").asLong()).isEqualTo(3_333);
        assertThat(now.at("/requests/0/state").asString()).isEqualTo("PAID");
        assertThat(now.at("/requests/0/counterparty").asString()).isEqualTo("김*당");
        assertThat(now.at("/requests/1/state").asString()).isEqualTo("OPEN");
        // The bill is the asker's alone.
        assertThat(scene.api.get(one, path).code()).isEqualTo("SPLIT_BILL_NOT_FOUND");
        assertThat(scene.api.get(asker, "/v1/pay/split-bills").body().at("/items/0/id").asString())
                .isEqualTo(split.body().path("id").asString());
        assertThat(scene.api.get(one, "/v1/pay/split-bills").body().path("items").size()).isZero();
        assertThat(scene.number("select count(*) from platform_event_log where type = 'pay.money-requested' "
                + "and body like '%" + split.body().path("id").asString() + "%'")).isEqualTo(2);
    }

    @Test
    void asksEachFriendForTheShareThatIsGiven() {
        TestMember asker = scene.member();
        TestMember one = scene.member();
        TestMember other = scene.member();
        Answer split = split(asker, 10_000, "1000", friend(one.id(), "7000"), friend(other.id(), "2000"));
        assertThat(split.body().path("ownShare").asLong()).isEqualTo(1_000);
        assertThat(split.body().at("/requests/0/amount").asLong()).isEqualTo(7_000);
        assertThat(split.body().at("/requests/1/amount").asLong()).isEqualTo(2_000);
        assertThat(split(asker, 9_000, "0", friend(one.id(), "7000"), friend(other.id(), "2000")).status())
                .isEqualTo(201);
    }

    @Test
    void asksNobodyWhenSomethingIsWrong() {
        TestMember asker = scene.member();
        TestMember one = scene.member();
        TestMember other = scene.member();
        for (Answer differing : List.of(
                split(asker, 10_000, "1000", friend(one.id(), "7000"), friend(other.id(), "2001")),
                split(asker, 10_000, "", friend(one.id(), "7000"), friend(other.id(), "3000")),
                split(asker, 10_000, "3000", friend(one.id(), "7000"), friend(other.id(), "")),
                split(asker, 10_000, "10000", friend(one.id(), "")))) {
            assertThat(differing.code()).isEqualTo("SPLIT_BILL_SHARES_DIFFER");
        }
        assertThat(split(asker, 2, "", friend(one.id(), ""), friend(other.id(), "")).code())
                .isEqualTo("SPLIT_BILL_TOO_SMALL");
        assertThat(split(asker, 10_000, "", friend(one.phone(), ""), friend(one.phone(), "")).code())
                .isEqualTo("SPLIT_BILL_FRIEND_TWICE");
        assertThat(split(asker, 10_000, "", friend(one.id(), ""), friend(asker.id(), "")).code())
                .isEqualTo("MONEY_REQUEST_TO_SELF");
        Answer unknown = split(asker, 10_000, "", friend(one.id(), ""), friend("01099990000", ""));
        assertThat(unknown.code()).isEqualTo("MONEY_REQUEST_ASKED_UNAVAILABLE");
        assertThat(unknown.body().path("message").asString()).contains("010-****-0000");
        assertThat(split(asker, 10_000, "").status()).isEqualTo(400);
        String[] many = IntStream.range(0, 21).mapToObj(i -> friend("01099990%03d".formatted(i), ""))
                .toArray(String[]::new);
        assertThat(split(asker, 1_000_000, "", many).status()).isEqualTo(400);
        assertThat(scene.count("pay_split_bill where asker = " + asker.id())).isZero();
        assertThat(scene.count("pay_money_request where asker = " + asker.id())).isZero();
    }

    @Test
    void countsEachFriendAgainstWhatAnAskerMayHaveOpen() {
        TestMember asker = scene.member();
        String[] friends = IntStream.range(0, 20).mapToObj(_ -> friend(scene.member().id(), "")).toArray(String[]::new);
        assertThat(split(asker, 1_000_000, "", friends).status()).isEqualTo(201);
        assertThat(split(asker, 1_000_000, "", Stream.of(friends).limit(11).toArray(String[]::new)).code())
                .isEqualTo("MONEY_REQUEST_TOO_MANY_OPEN");
        assertThat(split(asker, 1_000_000, "", Stream.of(friends).limit(10).toArray(String[]::new)).status())
                .isEqualTo(201);
    }

    @Test
    void aBillThatIsNotItsSharesIsFound() {
        Answer split = split(scene.member(), 10_000, "", friend(scene.member().id(), ""));
        long id = Long.parseLong(split.body().path("id").asString());
        scene.sql("update pay_split_bill set own_share = 4999 where id = ?", id);
        assertThat(context.getBean(BooksCheck.class).run())
                .containsExactly(new Breach(Breach.Rule.BILL_DIFFERS_FROM_ITS_SHARES, id));
        scene.sql("update pay_split_bill set own_share = 5000 where id = ?", id);
    }

    private static String friend(Object of, String share) {
        return "{\"of\":\"" + of + "\"" + (share.isEmpty() ? "" : ",\"share\":" + share) + "}";
    }

    private Answer split(TestMember asker, long total, String ownShare, String... friends) {
        return scene.api.post(asker, "/v1/pay/split-bills", "{\"total\":" + total + ",\"memo\":\"회식\""
                + (ownShare.isEmpty() ? "" : ",\"ownShare\":" + ownShare)
                + Stream.of(friends).collect(Collectors.joining(",", ",\"friends\":[", "]}")));
    }
}
