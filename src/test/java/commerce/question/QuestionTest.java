package commerce.question;

import java.time.Clock;
import java.util.Map;
import java.util.Set;

import commerce.TestShop;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerStatus;
import commerce.order.Buyers;
import commerce.refusal.CommerceError;
import commerce.report.TestReports;
import member.events.MemberLeft;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;
import testing.Api;
import testing.Api.Answer;
import testing.MadangTest;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What members ask, as an app sees it. */
@MadangTest
class QuestionTest {
    private static final String QUESTIONS = "/v1/commerce/questions";

    @Autowired
    ApplicationContext context;
    @Autowired
    TestMembers members;
    @Autowired
    AnswerQuestion answer;
    @Autowired
    DomainEvents events;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;
    @LocalServerPort
    int port;

    Api api;
    TestShop shop;
    ProductId product;
    TestMembers.TestMember member;

    @BeforeEach
    void open() {
        api = new Api(port);
        shop = new TestShop(context);
        product = shop.productOf(shop.sells("제주 감귤 5kg", 20_000, 5));
        member = members.join();
    }

    @Test
    void isAskedAnsweredAndReadByEverybody() {
        Answer asked = ask(false, "언제 다시 들어오나요?");
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(201);
        QuestionId id = new QuestionId(Long.parseLong(asked.text("id")));
        TestShop other = new TestShop(context);
        assertThatThrownBy(() -> answer.answer(staff(other), other.seller(), id, "몰라요"))
                .isInstanceOfSatisfying(DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CommerceError.QUESTION_NOT_FOUND));

        answer.answer(staff(shop), shop.seller(), id, "다음 주 월요일이에요.");

        Answer list = ofProduct();
        assertThat(list.text("items/0/text")).isEqualTo("언제 다시 들어오나요?");
        assertThat(list.text("items/0/answer")).isEqualTo("다음 주 월요일이에요.");
        Awaitility.await().until(() -> ofProduct().text("items/0/author").equals("김*당"));
    }

    /** Who is suspended goes on answering its buyers. */
    @Test
    void isNotAnsweredByASellerThatIsShutOutForGood() {
        QuestionId id = new QuestionId(Long.parseLong(ask(false, "언제 와요?").text("id")));
        shop.becomes(SellerStatus.TERMINATED);
        assertThatThrownBy(() -> answer.answer(staff(shop), shop.seller(), id, "연락 주세요"))
                .isInstanceOfSatisfying(DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CommerceError.SELLER_IN_OTHER_STATE));
        shop.becomes(SellerStatus.SUSPENDED);
        answer.answer(staff(shop), shop.seller(), id, "내일이에요");
        assertThat(shop.text("select answer from commerce_question where id = ?", id.value())).isEqualTo("내일이에요");
    }

    @Test
    void keepsASecretBetweenItsAuthorAndTheSellerAlsoInTheTables() {
        QuestionId id = new QuestionId(Long.parseLong(ask(true, "제 번호는 010-1234-5678이에요").text("id")));
        answer.answer(staff(shop), shop.seller(), id, "연락드릴게요");

        Answer list = ofProduct();

        assertThat(list.body().at("/items/0/secret").asBoolean()).isTrue();
        assertThat(list.body().at("/items/0/text").isNull()).isTrue();
        assertThat(list.body().at("/items/0/answer").isNull()).isTrue();
        Answer own = api.get(QUESTIONS, "Authorization", member.bearer());
        assertThat(own.text("items/0/text")).contains("010-1234-5678");
        assertThat(own.text("items/0/answer")).isEqualTo("연락드릴게요");
        assertThat(shop.text("select concat(sealed_text, sealed_answer, coalesce(text, ''), coalesce(answer, '')) "
                + "from commerce_question where id = ?", id.value())).doesNotContain("1234").doesNotContain("연락");
        assertThat(api.post(QUESTIONS + "/" + id.value() + "/reports", Map.of("reason", "OTHER"), "Authorization",
                members.join().bearer()).status()).as("nobody else has read it").isEqualTo(404);
    }

    @Test
    void saysSomething() {
        assertThat(ask(false, "\u3000\u3000").code()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void isNotAskedByWhoHasLeft(@Autowired Buyers buyers) {
        buyers.depart(member.id(), clock.instant());
        assertThat(ask(true, "제 번호는 010-1234-5678이에요").code()).isEqualTo("BUYER_LEFT");
    }

    @Test
    void isTakenBackByItsAuthorAlone() {
        String path = QUESTIONS + "/" + ask(false, "언제 와요?").text("id");
        assertThat(api.delete(path, "Authorization", members.join().bearer()).code()).isEqualTo("QUESTION_NOT_FOUND");
        assertThat(api.delete(path, "Authorization", member.bearer()).status()).isEqualTo(204);
        assertThat(ofProduct().body().at("/items").size()).isZero();
    }

    @Test
    void isHiddenByAnOperatorAndWaitsForNobodyThen() {
        String id = ask(false, "욕설").text("id");
        assertThat(api.post(QUESTIONS + "/" + id + "/reports", Map.of("reason", "ABUSE"), "Authorization",
                members.join().bearer()).status()).isEqualTo(204);
        TestReports.hides(context, "QUESTION", id);
        assertThat(ofProduct().body().at("/items").size()).isZero();
        assertThat(shop.number("select waits from commerce_question where id = ?", id)).isZero();
        TestReports.keeps(context, "QUESTION", id);
        assertThat(shop.number("select waits from commerce_question where id = ?", id)).isEqualTo(1);
    }

    @Test
    void losesItsAuthorsNameWhenTheyLeaveAndTheirSecretsAltogether() {
        ask(true, "비밀이에요");
        ask(false, "모두 보세요");
        Awaitility.await().until(() -> ofProduct().text("items/0/author").equals("김*당"));

        transaction.executeWithoutResult(
                status -> events.publish(new MemberLeft(ids.next(), clock.instant(), member.id())));

        Awaitility.await().until(() -> ofProduct().body().at("/items/0/author").isNull());
        assertThat(ofProduct().body().at("/items").size()).isEqualTo(1);
        assertThat(shop.number("select count(*) from commerce_question where member_id = ? and secret",
                member.id().value())).isZero();
    }

    @Test
    void isNotAskedAboutWhatNobodySells() {
        shop.sql("update commerce_product set status = 'STOPPED' where id = ?", product.value());
        assertThat(ask(false, "언제 와요?").code()).isEqualTo("PRODUCT_NOT_FOUND");
    }

    private StaffCaller staff(TestShop of) {
        return new StaffCaller(ids.next(), "seller", Set.of("SELLER", "SELLER_PRODUCT"), Tsid.of(of.seller()));
    }

    private Answer ask(boolean secret, String text) {
        return api.post(QUESTIONS, Map.of("productId", Long.toString(product.value()), "secret", secret, "text", text),
                "Authorization", member.bearer());
    }

    private Answer ofProduct() {
        return api.get("/v1/commerce/products/" + product.value() + "/questions");
    }
}
