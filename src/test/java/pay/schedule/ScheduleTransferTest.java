package pay.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import member.events.MemberLeft;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi.Answer;
import pay.schedule.ScheduleScene.Order;
import testing.MadangTest;
import testing.TestMembers;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static pay.schedule.ScheduleScene.PATH;

@MadangTest
class ScheduleTransferTest {
    @Autowired
    ApplicationContext context;

    ScheduleScene scene;
    TestMember sender;
    TestMember recipient;
    LocalDate soon;

    @BeforeEach
    void setTheStage() {
        scene = new ScheduleScene(context);
        sender = scene.pay.member();
        recipient = scene.pay.member();
        soon = scene.soon();
    }

    @Test
    void takesAnOrderAndShowsItToItsMemberAlone() {
        String key = UUID.randomUUID().toString();
        Order order = new Order(recipient.id(), 30_000, "월세", "MONTHLY", 31, "times=12", "NEXT_BUSINESS_DAY");
        Answer ordered = scene.ask(sender, order, key);

        assertThat(ordered.status()).isEqualTo(201);
        String path = ordered.header("Location");
        var body = ordered.body();
        assertThat(scene.read(sender, path)).isEqualTo(body);
        assertThat(body.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(body.path("counterparty").asString()).isEqualTo("김*당");
        assertThat(body.path("amount").asLong()).isEqualTo(30_000);
        assertThat(body.path("dayOfMonth").asInt()).isEqualTo(31);
        assertThat(body.path("times").asInt()).isEqualTo(12);
        assertThat(body.path("date").isNull() && body.path("dayOfWeek").isNull() && body.path("lastOn").isNull())
                .isTrue();
        assertThat(LocalDate.parse(body.path("nextOn").asString())).isAfter(soon.minusDays(2));
        assertThat(scene.ask(sender, order, key).body()).isEqualTo(body);
        assertThat(scene.pay.count("pay_scheduled_transfer where member_id = " + sender.id())).isEqualTo(1);
        assertThat(scene.pay.api.get(recipient, path).code()).isEqualTo("SCHEDULE_NOT_FOUND");
        assertThat(scene.pay.api.get(recipient, path + "/executions").code()).isEqualTo("SCHEDULE_NOT_FOUND");
        assertThat(scene.pay.api.delete(recipient, path).code()).isEqualTo("SCHEDULE_NOT_FOUND");
        assertThat(scene.read(recipient, PATH).path("items").size()).isZero();
    }

    @Test
    void showsOfAPhoneNumberNobodysName() {
        String path = scene.ordered(sender, Order.once(recipient.phone(), 1_000, soon));
        assertThat(scene.read(sender, path).path("counterparty").asString())
                .isEqualTo("010-****-" + recipient.phone().substring(7));
        assertThat(scene.pay.count("pay_scheduled_transfer where phone like '%" + recipient.phone() + "%'")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount", "to", "day", "end", "rule", "memo", "key", "device"})
    void asksForTheDevicesSignatureOverTheWholeOrder(String what) {
        Order asked = Order.weekly(recipient.id(), 1_000, soon).ending("times", 3);
        Order signed = switch (what) {
            case "amount" -> Order.weekly(recipient.id(), 1_001, soon).ending("times", 3);
            case "to" -> Order.weekly(sender.id(), 1_000, soon).ending("times", 3);
            case "day" -> Order.weekly(recipient.id(), 1_000, soon.plusDays(1)).ending("times", 3);
            case "end" -> asked.ending("times", 4);
            case "rule" -> asked.by("NEXT_BUSINESS_DAY");
            case "memo" -> new Order(asked.to(), 1_000, "용돈", "WEEKLY", asked.day(), asked.end(), asked.rule());
            default -> asked;
        };
        String key = UUID.randomUUID().toString();
        TestMember device = what.equals("device") ? recipient : sender;
        Answer answer = scene.pay.api.post(sender, PATH, asked.json(), key,
                device.sign(signed.message(what.equals("key") ? "another" : key)));
        assertThat(answer.code()).isEqualTo("DEVICE_SIGNATURE_INVALID");
        assertThat(scene.ask(sender, asked).status()).isEqualTo(201);
    }

    @Test
    void refusesWhatCouldNeverBeSent() {
        TestMember left = scene.pay.member();
        scene.pay.tell(new MemberLeft(scene.pay.id(), scene.pay.now(), left.id()));
        Awaitility.await().until(
                () -> scene.pay.count("pay_wallet where status = 'CLOSED' and member_id = " + left.id()) == 1);

        assertThat(code(Order.once(sender.id(), 1, soon))).isEqualTo("TRANSFER_TO_SELF");
        assertThat(code(Order.once(sender.phone(), 1, soon))).isEqualTo("TRANSFER_TO_SELF");
        assertThat(code(Order.once(left.id(), 1, soon))).isEqualTo("TRANSFER_PAYEE_UNAVAILABLE");
        assertThat(code(Order.once(recipient.id(), 500_001, soon))).isEqualTo("TRANSFER_ABOVE_LIMIT");
        assertThat(code(Order.once(recipient.id(), 500_000, soon.minusDays(3)))).isEqualTo("SCHEDULE_WITHOUT_DAY");
        assertThat(code(Order.once(recipient.id(), 500_000, soon.plusYears(1)))).isEqualTo("SCHEDULE_WITHOUT_DAY");
        assertThat(code(Order.weekly(recipient.id(), 1, soon).ending("lastOn", soon.minusDays(3))))
                .isEqualTo("SCHEDULE_WITHOUT_DAY");
        assertThat(scene.pay.count("pay_scheduled_transfer where member_id = " + sender.id())).isZero();
        assertThat(code(Order.once(recipient.id(), 500_000, soon))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"repeats\":\"ONCE\"", "\"repeats\":\"ONCE\",\"dayOfMonth\":3",
            "\"repeats\":\"ONCE\",\"date\":\"2027-01-31\",\"times\":2",
            "\"repeats\":\"ONCE\",\"date\":\"2027-01-31\",\"dayOfMonth\":31",
            "\"repeats\":\"ONCE\",\"date\":\"+999999999-12-31\"",
            "\"repeats\":\"WEEKLY\",\"dayOfMonth\":3",
            "\"repeats\":\"WEEKLY\",\"dayOfWeek\":\"MONDAY\",\"dayOfMonth\":3",
            "\"repeats\":\"MONTHLY\",\"dayOfWeek\":\"MONDAY\"",
            "\"repeats\":\"MONTHLY\",\"dayOfMonth\":3,\"times\":3,\"lastOn\":\"2027-12-31\"",
            "\"repeats\":\"MONTHLY\",\"dayOfMonth\":3,\"lastOn\":\"+10000-01-01\""})
    void refusesPartsThatDoNotFitTogether(String plan) {
        Answer answer = scene.pay.api.post(sender, PATH, "{\"to\":\"" + recipient.id() + "\",\"amount\":1," + plan
                + ",\"businessDays\":\"AS_IS\"}", UUID.randomUUID().toString(), "x");
        assertThat(answer.code()).isEqualTo("SCHEDULE_PLAN_INVALID");
    }

    @Test
    void letsNobodyHaveMoreThanFiftyAtOnce() throws Exception {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            paths.add(scene.ordered(sender, Order.once(recipient.id(), 1, soon)));
        }
        Callable<Answer> onceMore = () -> scene.ask(sender, Order.once(recipient.id(), 1, soon));
        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> each : threads.invokeAll(Collections.nCopies(6, onceMore))) {
                answers.add(each.get());
            }
        }
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(2);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allMatch(answer -> answer.code().equals("SCHEDULE_LIMIT_REACHED"));
        scene.pay.api.delete(sender, paths.getFirst());
        assertThat(code(Order.once(recipient.id(), 1, soon))).isEmpty();
        assertThat(code(Order.once(recipient.id(), 1, soon))).isEqualTo("SCHEDULE_LIMIT_REACHED");
    }

    @Test
    void takesItBackOnceHoweverOftenItIsAsked() {
        String path = scene.ordered(sender, Order.once(TestMembers.newPhone(), 1_000, soon));
        assertThat(scene.pay.api.delete(sender, path).status()).isEqualTo(204);
        assertThat(scene.pay.api.delete(sender, path).status()).isEqualTo(204);
        assertThat(scene.read(sender, path).path("status").asString()).isEqualTo("CANCELED");
        assertThat(scene.read(sender, path).path("nextOn").isNull()).isTrue();
        assertThat(scene.pay.count("pay_scheduled_transfer where phone is not null and id = " + ScheduleScene.id(path)))
                .isZero();
        scene.run(soon, "09:00");
        assertThat(scene.read(sender, path + "/executions").path("items").size()).isZero();
    }

    @Test
    void listsThemPageByPageLatestFirst() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(Long.toString(
                    ScheduleScene.id(scene.ordered(sender, Order.once(recipient.id(), 1 + i, soon)))));
        }
        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            var page = scene.read(sender, PATH + "?limit=2" + cursor);
            page.path("items").valueStream().forEach(each -> listed.add(each.path("id").asString()));
            cursor = page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(listed).isEqualTo(ids);
    }

    private String code(Order order) {
        return scene.ask(sender, order).code();
    }
}
