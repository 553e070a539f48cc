// A QR code as one path. The code's maker loads only where a code is shown.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export function QrCode(props: { readonly text: string; readonly label: string }): JSX.Element | null {
  const [code, setCode] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void import('uqr').then(({ encode }) => {
      const { data, size } = encode(props.text, { ecc: 'M', border: 3 });
      const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
      if (isWanted) setCode({ size, path });
    });
    return () => {
      isWanted = false;
    };
  }, [props.text]);
  if (code === null) return <div class="qr-code" />;
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label={props.label}
      shape-rendering="crispEdges"
    >
      <rect class="light" width={code.size} height={code.size} />
      <path class="dark" d={code.path} />
    </svg>
  );
}
