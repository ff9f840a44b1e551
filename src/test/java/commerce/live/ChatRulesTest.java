package commerce.live;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What may be said in a show. */
class ChatRulesTest {
    private final ChatRules rules = new ChatRules();

    @ParameterizedTest
    @ValueSource(strings = {"씨발", "씨.발", "ＦＵＣＫ", "f u c k", "010-1234-5678", "０１０ 1234 5678",
            "01012345678로 오세요", "카톡 주세요~"})
    void refuses(String text) {
        assertThat(rules.allow(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"안녕하세요", "5kg에 19,900원 맞나요?", "배송은 11월 28일쯤 오나요?", "1588-1234는 어디 번호예요?", "👍👍",
            "<b>좋아요</b>"})
    void allows(String text) {
        assertThat(rules.allow(text)).isTrue();
    }
}
