package commerce.order;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryTest {
    @ParameterizedTest
    @CsvSource({
            "서울특별시 강남구 테헤란로 152, 서울특별시 강남구 ***",
            "경기도 성남시 분당구 판교역로 166, 경기도 성남시 분당구 ***",
            "세종특별자치시 한누리대로 2130, 세종특별자치시 ***",
            "제주특별자치도  제주시 첨단로 242, 제주특별자치도 제주시 ***",
            "서울특별시강남구테헤란로152, ***",
            "테헤란로152 3동, ***",
            "강남구 테헤란로152, 강남구 ***",
            "서울 강남구 테헤란로 152, ***",
            "서울특별시 152동구 1호시, 서울특별시 ***",
            "부산광역시 해운대구 우동시 좌동구 중동군, 부산광역시 해운대구 우동시 ***",
            "'152 Teheran-ro, Gangnam-gu', ***",
            "로시, 로시 ***"})
    void showsOfAnAddressTheCityAndTheDistrictAtMost(String address, String masked) {
        Delivery shown = new Delivery("김마당", "01012345678", "06236", address, "10층", "문 앞").masked();

        assertThat(shown).isEqualTo(new Delivery("김*당", "010-****-5678", "06236", masked, null, null));
    }
}
