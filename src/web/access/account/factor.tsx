import type { ReactNode } from 'react';
import './factor.css';

/** One kind of factor: what it is, how it stands, what can be done. */
export function Factor(props: {
  title: string;
  hint: string;
  state?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="lk-account-factor">
      <div className="lk-account-factor-head">
        <div>
          <h3>{props.title}</h3>
          <p className="lk-quiet">{props.hint}</p>
          {props.state && <div className="lk-row">{props.state}</div>}
        </div>
        {props.action}
      </div>
      {props.children}
    </div>
  );
}
