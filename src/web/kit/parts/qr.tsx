import { QRCode } from 'antd';
import './qr.css';

/** A text as a picture for a phone's camera. Black on white whatever the theme: cameras read nothing else as surely. */
export function QrCode({ text, label }: { text: string; label: string }) {
  return (
    <div className="lk-qr">
      <QRCode
        value={text}
        aria-label={label}
        type="svg"
        size={200}
        errorLevel="L"
        color="#000"
        bgColor="#fff"
        bordered={false}
      />
    </div>
  );
}
