package commerce.image;

import commerce.refusal.CommerceError;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import platform.ops.OpsController;
import platform.web.DomainException;

/** Pictures as operators see them, before buyers do and after a ban. */
@OpsController
class OperatorImageController {
    private final ImageStore store;

    OperatorImageController(ImageStore store) {
        this.store = store;
    }

    @GetMapping("/ops/commerce/images/{id}/{size}")
    ResponseEntity<byte[]> read(@PathVariable ImageId id, @PathVariable ImageSize size) {
        return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(store.find(KeepPicture.nameOf(id, size))
                .orElseThrow(() -> new DomainException(CommerceError.PICTURE_NOT_FOUND)));
    }
}
