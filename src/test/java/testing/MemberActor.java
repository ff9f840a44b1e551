package testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import platform.id.Tsid;
import platform.security.TestSignatures;
import testing.Api.Answer;

/**
 * A person with a phone, who does over HTTP what the app does: signs up with the code from the sandbox's inbox, binds the
 * device, logs in, and sends requests with the token and signatures with the device's key.
 */
public final class MemberActor {
    /** What an actor says to the terms unless told otherwise. */
    public static final List<Map<String, Object>> CONSENTS = List.of(consent("SERVICE", true),
            consent("ELECTRONIC_FINANCE", true), consent("PRIVACY", true), consent("MARKETING", false));

    private static final FreshPhones PHONES = new FreshPhones();
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

    private final Api api;
    public final String phone;
    public String pin = "482915";
    public KeyPair keys = newKeys();
    public String memberId = "";
    public String deviceId = "";
    /** A bench refreshes it beside the thread that sends it. */
    public volatile String accessToken = "";
    public String refreshToken = "";

    private MemberActor(Api api, String phone) {
        this.api = api;
        this.phone = phone;
    }

    /** Somebody with a new phone number, not yet a member. */
    public static MemberActor at(int port) {
        return new MemberActor(new Api(port), "0109" + PHONES.next());
    }

    /** A demo member, who need not sign up. */
    public static MemberActor demo(int port, String phone, String pin, KeyPair keys, Tsid deviceId) {
        MemberActor actor = new MemberActor(new Api(port), phone);
        actor.pin = pin;
        actor.keys = keys;
        actor.deviceId = deviceId.toString();
        return actor;
    }

    /** The same person with another device, on which nothing has happened yet. */
    public MemberActor withAnotherDevice() {
        MemberActor other = new MemberActor(api, phone);
        other.pin = pin;
        other.memberId = memberId;
        return other;
    }

    /** The same person, with the same device, under another number. */
    public MemberActor withPhone(String number) {
        return copy(api, number);
    }

    /** The same person at another instance. */
    public MemberActor goesTo(int port) {
        return copy(new Api(port), phone);
    }

    private MemberActor copy(Api at, String number) {
        MemberActor other = new MemberActor(at, number);
        other.pin = pin;
        other.keys = keys;
        other.memberId = memberId;
        other.deviceId = deviceId;
        return other;
    }

    /** What shows, besides the code, that it is the member who forgot the PIN: fields of the request. */
    public Map<String, Object> proofForNewPin(String ticket) {
        return Map.of("deviceId", deviceId, "signature",
                sign("madang.member.pin-reset.v1\n" + ticket + "\n" + deviceId));
    }

    public static Map<String, Object> consent(String purpose, boolean granted) {
        return Map.of("purpose", purpose, "version", 1, "granted", granted);
    }

    /** Signs up and is logged in. */
    public MemberActor signsUp() {
        return signsUp("김마당");
    }

    /** The same under another name. */
    public MemberActor signsUp(String name) {
        return remembers(completesSignUp(verifiesPhone(), name, CONSENTS), 201);
    }

    /** The first two steps: returns the ticket with its code verified. */
    public String verifiesPhone() {
        String ticket = expect(201, startsSignUp()).text("ticket");
        expect(204, verifies(ticket, codeFromSms()));
        return ticket;
    }

    public Answer startsSignUp() {
        return api.post("/v1/member/sign-ups", Map.of("phone", phone));
    }

    public Answer verifies(String ticket, String code) {
        return api.post("/v1/member/sign-ups/verification", Map.of("ticket", ticket, "code", code));
    }

    public Answer completesSignUp(String ticket, String name, List<Map<String, Object>> consents) {
        return api.post("/v1/member/sign-ups/completion", Map.of("ticket", ticket, "name", name, "pin", pin, "device",
                device(ticket), "consents", consents));
    }

    /** The code in the newest message to this phone. */
    public String codeFromSms() {
        String message = api.get("/sandbox/sms?phone=" + phone).text("items/0/message");
        var found = CODE.matcher(message);
        if (!found.find()) {
            throw new AssertionError("No code in the message '" + message + "'");
        }
        return found.group();
    }

    /** Logs in on the bound device. */
    public MemberActor logsIn() {
        return remembers(triesToLogIn(), 200);
    }

    public Answer triesToLogIn() {
        return triesToLogIn(challenge());
    }

    public Answer triesToLogIn(String challenge) {
        return api.post("/v1/member/log-ins",
                Map.of("phone", phone, "pin", pin, "deviceId", deviceId, "challenge", challenge, "signature",
                        sign("madang.member.log-in.v1\n" + challenge + "\n" + deviceId)));
    }

    public String challenge() {
        return expect(201, api.post("/v1/member/log-ins/challenges", null)).text("challenge");
    }

    /** Binds this device to a member who has another. */
    public MemberActor logsInOnNewDevice() {
        return remembers(triesNewDevice(), 201);
    }

    public Answer triesNewDevice() {
        String ticket = expect(201, api.post("/v1/member/log-ins/devices", Map.of("phone", phone))).text("ticket");
        return triesNewDevice(ticket, codeFromSms());
    }

    public Answer triesNewDevice(String ticket, String code) {
        return api.post("/v1/member/log-ins/devices/completion",
                Map.of("ticket", ticket, "code", code, "pin", pin, "device", device(ticket)));
    }

    /** Links a bank account by the code that its statement shows; returns the account as it is then. */
    public Answer linksBankAccount(String bankCode, String number) {
        Answer begun = post("/v1/pay/bank-accounts", Map.of("bankCode", bankCode, "accountNumber", number));
        if (begun.status() != 201) {
            return begun;
        }
        String id = begun.text("id");
        String code = codeAtTheBank(bankCode, number);
        return post("/v1/pay/bank-accounts/" + id + "/verification", Map.of("code", code), "X-Device-Signature",
                sign("madang.pay.bank-account.v1\n" + id + "\n" + code));
    }

    /** The code that the statement of an account at the sandbox bank shows. */
    public String codeAtTheBank(String bankCode, String number) {
        return api.get("/sandbox/bank?bankCode=" + bankCode + "&accountNumber=" + number).text("items/0/text")
                .replace("마당", "");
    }

    public MemberActor refreshes() {
        return remembers(triesToRefresh(refreshToken), 200);
    }

    public Answer triesToRefresh(String token) {
        return api.post("/v1/member/tokens", Map.of("refreshToken", token));
    }

    public Answer get(String path) {
        return api.get(path, "Authorization", bearer());
    }

    public Answer post(String path, Object body, String... headers) {
        return api.post(path, body, authorized(headers));
    }

    public Answer put(String path, Object body, String... headers) {
        return api.put(path, body, authorized(headers));
    }

    public Answer delete(String path) {
        return api.delete(path, "Authorization", bearer());
    }

    /** For the header {@code Authorization}. */
    public String bearer() {
        return "Bearer " + accessToken;
    }

    /** The device's public key as it is bound. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /** The device's signature: base64url of r‖s. */
    public String sign(String message) {
        return TestSignatures.sign(keys.getPrivate(), message);
    }

    /** How the device presents itself for a ticket. */
    public Map<String, Object> device(String ticket) {
        return Map.of("name", "시험용 전화기", "publicKey", publicKey(), "signature",
                sign("madang.member.device.v1\n" + ticket + "\n" + publicKey()));
    }

    private String[] authorized(String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = bearer();
        return all;
    }

    private MemberActor remembers(Answer answer, int status) {
        expect(status, answer);
        boolean nested = answer.body().has("tokens");
        accessToken = answer.text(nested ? "tokens/accessToken" : "accessToken");
        refreshToken = answer.text(nested ? "tokens/refreshToken" : "refreshToken");
        memberId = answer.body().has("memberId") ? answer.text("memberId") : memberId;
        deviceId = answer.body().has("deviceId") ? answer.text("deviceId") : deviceId;
        return this;
    }

    private static Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("Expected " + status + ", got " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
