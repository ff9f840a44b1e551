package madang.api;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import platform.time.BusinessDays;
import testing.MemberActor;

/** What the API walks need of scheduled transfers. */
final class ScheduleWorld {
    private static final String PATH = "/v1/pay/scheduled-transfers";

    private ScheduleWorld() {}

    /** One that the owner orders, signed by their device, which is over the memo too. */
    static ApiSample order(ApiWorld world) {
        String key = UUID.randomUUID().toString();
        String phone = MemberActor.at(world.port).phone;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("to", phone);
        body.put("amount", 100);
        body.put("memo", Planting.WORD);
        body.put("repeats", "MONTHLY");
        body.put("dayOfMonth", 31);
        body.put("times", 12);
        body.put("businessDays", "NEXT_BUSINESS_DAY");
        return ApiSample.of("POST", PATH).as(world.owner.accessToken).header("Idempotency-Key", key)
                .header("X-Device-Signature", world.owner.sign(String.join("\n", "madang.pay.scheduled-transfer.v1",
                        key, phone, "100", "MONTHLY 31", "", "12", "NEXT_BUSINESS_DAY", Planting.WORD)))
                .with(body);
    }

    /** One on a day. */
    static ApiSample once(ApiWorld world) {
        String phone = MemberActor.at(world.port).phone;
        String day = LocalDate.now(BusinessDays.SEOUL).plusDays(3).toString();
        return order(world, Map.of("to", phone, "amount", 100, "repeats", "ONCE", "date", day, "businessDays", "AS_IS"),
                phone, "ONCE " + day, "");
    }

    /** One each week, to a bank account. */
    static ApiSample weeklyToAnAccount(ApiWorld world) {
        String number = ApiWorld.accountNumber();
        String lastOn = LocalDate.now(BusinessDays.SEOUL).plusDays(60).toString();
        return order(world, Map.of("account", Map.of("bankCode", "088", "accountNumber", number, "text", "마당 월세"),
                "amount", 100, "repeats", "WEEKLY", "dayOfWeek", "MONDAY", "lastOn", lastOn, "businessDays", "AS_IS"),
                "088 " + number + " 마당 월세", "WEEKLY MONDAY", lastOn);
    }

    private static ApiSample order(ApiWorld world, Map<String, Object> body, String payee, String when, String lastOn) {
        String key = UUID.randomUUID().toString();
        return ApiSample.of("POST", PATH).as(world.owner.accessToken).header("Idempotency-Key", key)
                .header("X-Device-Signature", world.owner.sign(String.join("\n", "madang.pay.scheduled-transfer.v1",
                        key, payee, "100", when, lastOn, "", "AS_IS", "")))
                .with(body);
    }

    /** The path of one. */
    static String ordered(ApiWorld world) {
        return PATH + "/" + order(world).send(world.api).text("id");
    }
}
