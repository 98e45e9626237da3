/** All icons by their names: a new one is here by itself. */
import * as icons from '../icons.tsx';

export const Icons = () => (
  <ul className="lk-kit-icons">
    {Object.entries(icons).map(([name, Icon]) => (
      <li key={name}>
        <Icon aria-hidden="true" />
        <span className="lk-quiet">{name}</span>
      </li>
    ))}
  </ul>
);
